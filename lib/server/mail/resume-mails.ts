import 'server-only'
import { idOf } from '@/lib/ids'
import { currentTime } from '@/lib/server/clock'
import { sendMailJob, dueAt } from '@/lib/server/mail/send-mail-job'
import { inTransaction } from '@/lib/server/transaction'

/** A due mail that was not sent after so long has no job that would: its worker was killed. */
const PATIENCE_MS = 3 * 60_000
const KEPT_MS = 30 * 24 * 3600 * 1000
const MOST = 500

/**
 * Job: sees that mails whose worker was killed are sent after all, or found to be unclear (the queue itself waits hours for such a worker), and
 * forgets what is older than thirty days.
 */
export async function resumeMails(): Promise<void> {
  const now = currentTime()
  await inTransaction(async ({ tx, addJob }) => {
    await tx.mail.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } })
    const waiting = await tx.mail.findMany({
      where: { state: { in: ['waiting', 'sending'] } },
      orderBy: { createdAt: 'asc' },
      take: MOST,
      select: { id: true, createdAt: true, attempts: true },
    })
    for (const { id, createdAt, attempts } of waiting) {
      const due = dueAt(createdAt, attempts) ?? now
      if (due.getTime() + PATIENCE_MS < now.getTime()) addJob(sendMailJob(idOf(id), now))
    }
  })
}
