import 'server-only'
import { DEFAULT_DIGEST_HOUR } from '@/lib/notifications/channels'
import { lastDigestMoment } from '@/lib/notifications/digest-hour'
import { isTimeZone } from '@/lib/text/wall-clock'
import { currentTime } from '@/lib/server/clock'
import { db } from '@/lib/server/db/client'
import { addNotificationMails } from '@/lib/server/notifications/notification-mail'
import { inTransaction } from '@/lib/server/transaction'

type Waiting = {
  userId: string
  email: string
  oldest: Date
  timeZone: string | null
  digestHour: number | null
}

/**
 * Job, several times an hour: gathers what waits for the digests of those whose hour has come by their own clocks. What is
 * put into a mail is marked in the same transaction, so that a run that is killed or runs beside another sends nothing twice.
 */
export async function sendDigests(): Promise<void> {
  const now = currentTime()
  const waiting = await db().$queryRaw<Waiting[]>`
    SELECT u.id AS "userId", u.email, min(n.created_at) AS oldest, p.time_zone AS "timeZone", p.digest_hour AS "digestHour"
    FROM notification n JOIN "user" u ON u.id = n.user_id LEFT JOIN preference p ON p.user_id = u.id
    WHERE n.mail = 'daily' AND n.mail_id IS NULL AND u.delete_at IS NULL
    GROUP BY u.id, u.email, p.time_zone, p.digest_hour`
  for (const { userId, email, oldest, timeZone, digestHour } of waiting) {
    const clock = {
      timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : 'UTC',
      hour: digestHour ?? DEFAULT_DIGEST_HOUR,
    }
    const moment = new Date(lastDigestMoment(now.getTime(), clock))
    if (oldest <= moment) await sendDigest({ userId, email, until: moment, now })
  }
}

type Due = { userId: string; email: string; until: Date; now: Date }

async function sendDigest({ userId, email, until, now }: Due): Promise<void> {
  await inTransaction(async (outbox) => {
    const rows = await outbox.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM notification
      WHERE user_id = ${userId}::uuid AND mail = 'daily' AND mail_id IS NULL AND created_at <= ${until}::timestamptz
      ORDER BY seq FOR UPDATE SKIP LOCKED`
    if (rows.length === 0) return
    const notificationIds = rows.map(({ id }) => id)
    await addNotificationMails(outbox, [{ kind: 'digest', userId, email, notificationIds, now }])
  })
}
