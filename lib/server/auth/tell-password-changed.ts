import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { passwordChangedLetter } from '@/lib/server/mail/templates/password-changed-letter'
import type { Outbox } from '@/lib/server/transaction'

/** Mails a person that their password was changed, for the case that it was not they. Without a mail server, nothing. */
export async function tellPasswordChanged(
  outbox: Pick<Outbox, 'tx' | 'addJob'>,
  { userId, now }: { userId: UserId; now: Date },
): Promise<void> {
  if (env().mail === null) return
  const where = { id: uuidOf(userId) }
  const user = await outbox.tx.user.findUniqueOrThrow({ where, select: { name: true, email: true } })
  const { kind, letter } = passwordChangedLetter({ name: user.name })
  await addMail(outbox, { kind, letter, userId, recipient: user.email, now })
}
