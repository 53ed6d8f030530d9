import { uuidOf } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { JOB_HANDLERS } from '@/lib/server/jobs/handlers'

type Waiting = { id: string; task: string; payload: unknown }

/** The jobs that wait with this id in what they are given, in the order they came. */
export async function waitingJobs(id: string): Promise<Waiting[]> {
  return db().$queryRaw<Waiting[]>`
    SELECT j.id::text, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.payload::text LIKE ${`%${id}%`} ORDER BY j.id`
}

/** Does one job, as a worker would. */
export async function runJob({ task, payload }: Waiting): Promise<void> {
  const handler = JOB_HANDLERS[task] as ((payload: unknown) => Promise<void>) | undefined
  if (!handler) throw new Error(`No handler for ${task}`)
  await handler(payload)
}

/** Does the waiting jobs of an id, and those that they leave behind for it, and takes them off the queue. */
export async function runJobsOf(id: string): Promise<void> {
  for (const job of await waitingJobs(id)) {
    await runJob(job)
    await db()
      .$queryRaw`SELECT 1 FROM (SELECT graphile_worker.complete_jobs(ARRAY[${BigInt(job.id)}]::bigint[])) AS done`
  }
}

/** What a person (by id) was told, in the order it came: kind and annotation. */
export async function toldTo(person: { uuid: string }) {
  return db().notification.findMany({ where: { userId: person.uuid }, orderBy: { seq: 'asc' } })
}

/** The kinds that a person was told about one annotation. */
export async function kindsTold(person: { uuid: string }, annotationId: string): Promise<string[]> {
  const rows = await toldTo(person)
  return rows.filter((row) => row.annotationId === uuidOf(annotationId)).map(({ kind }) => kind)
}
