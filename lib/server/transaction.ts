import 'server-only'
import type { Topic } from '@/lib/realtime/topic'
import { isWorthRepeating, translateDatabaseError } from '@/lib/server/database-error'
import { db, type Tx } from '@/lib/server/db/client'
import { auditInsertion, type AuditInput } from '@/lib/server/audit'
import { addJobs, type Job } from '@/lib/server/jobs/add-jobs'
import { appendEvents, type Emission } from '@/lib/server/realtime/outbox'
import { wake } from '@/lib/server/realtime/wake'

/** What a piece of work may leave behind besides its rows. All of it commits with them, or not at all. */
export type Outbox = {
  tx: Tx
  emit: (emission: Emission) => void
  addJob: (job: Job) => void
  audit: (entry: AuditInput) => void
}

const ATTEMPTS = 4

/**
 * Runs the work and commits its rows, audit entries, jobs and live events as one transaction. The feeds are advanced
 * last, in one statement and sorted order, so that two commands can never wait for each other in a circle. A deadlock
 * or serialisation failure is run again, which is safe because work touches nothing but Postgres. Waking other
 * processes happens after the commit.
 */
export async function inTransaction<T>(
  work: (outbox: Outbox) => Promise<T>,
  options: { timeout?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, woken } = await attemptOnce(work, options.timeout ?? 8000)
      for (const [topic, version] of woken) wake(topic, version)
      return result
    } catch (error) {
      if (attempt < ATTEMPTS && isWorthRepeating(error)) continue
      throw translateDatabaseError(error)
    }
  }
}

async function attemptOnce<T>(work: (outbox: Outbox) => Promise<T>, timeout: number) {
  const emissions: Emission[] = []
  const jobs: Job[] = []
  const entries: AuditInput[] = []
  return db().$transaction(
    async (tx): Promise<{ result: T; woken: Map<Topic, bigint> }> => {
      const result = await work({
        tx,
        emit: (emission) => emissions.push(emission),
        addJob: (job) => jobs.push(job),
        audit: (entry) => entries.push(entry),
      })
      await addJobs(tx, jobs)
      return { result, woken: await leaveTraces(tx, entries, emissions) }
    },
    { timeout, maxWait: 3000 },
  )
}

/** Entries and events in one statement, the last: nothing after it keeps others from advancing the feeds. */
async function leaveTraces(
  tx: Tx,
  entries: readonly AuditInput[],
  emissions: readonly Emission[],
): Promise<Map<Topic, bigint>> {
  if (emissions.length > 0) return appendEvents(tx, emissions, auditInsertion(entries))
  if (entries.length > 0) await tx.$executeRaw(auditInsertion(entries))
  return new Map()
}
