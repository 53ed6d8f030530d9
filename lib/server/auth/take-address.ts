import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type UserId } from '@/lib/ids'
import { endLinks } from '@/lib/server/auth/end-links'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { addressChangedLetter } from '@/lib/server/mail/templates/address-changed-letter'
import type { Outbox } from '@/lib/server/transaction'

type Taken = { userId: UserId; name: string; from: string; email: string; isVerified: boolean; now: Date }

/**
 * Gives an account another address to sign in with: links that were mailed to the one before end, and who reads there is
 * told. An address that is taken is `invalid_input` at the field `email`.
 */
export async function takeAddress(outbox: Pick<Outbox, 'tx' | 'addJob'>, given: Taken): Promise<void> {
  const { userId, name, from, email, isVerified, now } = given
  await endLinks(outbox.tx, uuidOf(userId))
  // Asked here, since a unique violation would abort the transaction; of two at once the index stops the second.
  const taken = await outbox.tx.$executeRaw`
    UPDATE "user" SET email = ${email}, email_verified = ${isVerified ? now : null}
    WHERE id = ${uuidOf(userId)}::uuid AND NOT EXISTS (SELECT 1 FROM "user" WHERE email = ${email})`
  if (taken === 0) {
    throw new AppError('invalid_input', { fields: [{ path: 'email', message: 'email_taken' }] })
  }
  if (env().mail === null) return
  const { kind, letter } = addressChangedLetter({ name })
  await addMail(outbox, { kind, letter, userId, recipient: from, now })
}
