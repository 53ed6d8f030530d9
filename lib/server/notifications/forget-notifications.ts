import 'server-only'
import { currentTime } from '@/lib/server/clock'
import { inTransaction } from '@/lib/server/transaction'

const DAY_MS = 24 * 3600 * 1000

/** In ms: how long what was read stays in the list, and how long anything does. */
export const READ_KEPT_MS = 90 * DAY_MS
export const KEPT_MS = 365 * DAY_MS

/** Job: forgets notifications that were read more than ninety days ago, and those older than a year. */
export async function forgetNotifications(): Promise<void> {
  const now = currentTime().getTime()
  await inTransaction(({ tx }) =>
    tx.notification.deleteMany({
      where: {
        OR: [
          { readAt: { lt: new Date(now - READ_KEPT_MS) } },
          { createdAt: { lt: new Date(now - KEPT_MS) } },
        ],
      },
    }),
  )
}
