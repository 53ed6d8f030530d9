import 'server-only'
import { currentTime } from '@/lib/server/clock'
import { inTransaction } from '@/lib/server/transaction'

/** How long a stream can be resumed from where it broke. */
export const EVENTS_KEPT_MS = 24 * 3600 * 1000

/** Job: forgets events older than a day. A cursor from before them is answered with `reset`. */
export async function forgetEvents(): Promise<void> {
  const before = new Date(currentTime().getTime() - EVENTS_KEPT_MS)
  await inTransaction(({ tx }) => tx.liveEvent.deleteMany({ where: { createdAt: { lt: before } } }))
}
