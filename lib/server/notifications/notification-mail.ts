import 'server-only'
import { idOf } from '@/lib/ids'
import { env } from '@/lib/server/env'
import { sendMailJob } from '@/lib/server/mail/send-mail-job'
import type { Outbox } from '@/lib/server/transaction'

/** A mail of notifications, by their UUIDs; to whom (a UUID) and where. */
export type NotificationMail = {
  kind: 'notification' | 'digest'
  userId: string
  email: string
  notificationIds: readonly string[]
  now: Date
}

/**
 * At most one mail for each person: puts notifications into mails and asks for their sending, or keeps them in the local mailbox where there is no mail
 * server. Neither holds a word: what they say is read when they are sent or looked at.
 */
export async function addNotificationMails(
  { tx, addJob }: Pick<Outbox, 'tx' | 'addJob'>,
  mails: readonly NotificationMail[],
): Promise<void> {
  if (mails.length === 0) return
  const isSent = env().mail !== null
  const made = await tx.mail.createManyAndReturn({
    data: mails.map(({ kind, userId, email, now }) => ({
      kind,
      userId,
      recipient: email,
      subject: '',
      text: '',
      html: '',
      state: isSent ? ('waiting' as const) : ('kept' as const),
      createdAt: now,
    })),
    select: { id: true, userId: true, createdAt: true },
  })
  const mailOf = new Map(made.map(({ userId, id }) => [userId, id]))
  const pairs = mails.flatMap(({ userId, notificationIds }) =>
    notificationIds.map((id) => ({ id, mailId: mailOf.get(userId) ?? null })),
  )
  await tx.$executeRaw`
    UPDATE notification n SET mail_id = v.mail_id
    FROM unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ mailId }) => mailId)}::uuid[]) AS v (id, mail_id)
    WHERE n.id = v.id`
  if (isSent) for (const { id, createdAt } of made) addJob(sendMailJob(idOf(id), createdAt))
}
