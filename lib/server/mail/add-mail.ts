import 'server-only'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import type { Letter } from '@/lib/server/mail/letter'
import { renderLetter } from '@/lib/server/mail/render-letter'
import { sealWords } from '@/lib/server/mail/sealed-words'
import { sendMailJob } from '@/lib/server/mail/send-mail-job'
import type { Outbox } from '@/lib/server/transaction'

/** To whom a mail goes and what it is; `kind` is the name of its template, `userId` the account it belongs to. */
export type MailGiven = { kind: string; userId: UserId | null; recipient: string; letter: Letter; now: Date }

/**
 * Writes a mail and the job that sends it into the caller's transaction: both commit with it, or neither does. Whoever
 * calls it asks first whether there is a mail server (`env().mail`).
 */
export async function addMail(
  { tx, addJob }: Pick<Outbox, 'tx' | 'addJob'>,
  given: MailGiven,
): Promise<void> {
  const { text, html } = renderLetter(given.letter)
  const { id } = await tx.mail.create({
    data: {
      kind: given.kind,
      userId: given.userId && uuidOf(given.userId),
      recipient: given.recipient,
      subject: given.letter.subject,
      text: sealWords(text),
      html: sealWords(html),
      createdAt: given.now,
    },
    select: { id: true },
  })
  addJob(sendMailJob(idOf(id), given.now))
}
