import 'server-only'
import { z } from 'zod'
import { idOf, type UserId } from '@/lib/ids'
import { passwordLink } from '@/lib/server/auth/password-link'
import { currentTime } from '@/lib/server/clock'
import { addMail } from '@/lib/server/mail/add-mail'
import { passwordLetter } from '@/lib/server/mail/templates/password-letter'
import { inTransaction } from '@/lib/server/transaction'

const payloadSchema = z.strictObject({ email: z.string() })

/** Job: mails a link to a new password to the account of an address. Where there is none, nobody is written to. */
export async function mailPasswordLink(payload: unknown): Promise<void> {
  const { email } = payloadSchema.parse(payload)
  const now = currentTime()
  await inTransaction(async ({ tx, addJob }) => {
    const user = await tx.user.findUnique({
      where: { email, sample: false },
      select: { id: true, name: true },
    })
    if (!user) return
    const href = await passwordLink(tx, { userId: user.id, way: 'mailed', now })
    const { kind, letter } = passwordLetter({ name: user.name, href })
    await addMail({ tx, addJob }, { kind, letter, userId: idOf<UserId>(user.id), recipient: email, now })
  })
}
