import 'server-only'
import { Prisma } from '@/lib/server/db/generated/client'
import type { Tx } from '@/lib/server/db/client'

/** Jobs that nobody waits for go behind those that somebody does, however many they are: a password's link before a lesson's news. */
export const UNHURRIED = 10

/**
 * A task for later. `key` makes it replaceable: adding the same key again moves the job, `cancelled` takes it back. Of those
 * that are due, lower priorities go first; 0 where none is given.
 */
export type Job =
  | { task: string; payload: Record<string, string>; key: string; runAt: Date; priority?: number }
  | { cancelled: true; key: string }

/** Hands jobs to graphile-worker by its own SQL functions, inside the writing transaction. */
export async function addJobs(tx: Tx, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    await tx.$queryRaw(
      'cancelled' in job
        ? Prisma.sql`SELECT 1 FROM (SELECT graphile_worker.remove_job(${job.key})) AS removed`
        : Prisma.sql`SELECT 1 FROM (SELECT graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json,
            run_at => ${job.runAt}::timestamptz, job_key => ${job.key},
            priority => ${job.priority ?? 0}::int)) AS added`,
    )
  }
}
