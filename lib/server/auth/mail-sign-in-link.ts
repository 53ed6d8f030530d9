import 'server-only'
import { z } from 'zod'
import { idOf, type UserId } from '@/lib/ids'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { currentTime } from '@/lib/server/clock'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { signInLetter } from '@/lib/server/mail/templates/sign-in-letter'
import { inTransaction } from '@/lib/server/transaction'

const payloadSchema = z.strictObject({ email: z.string(), next: z.string() })

const VALID_MS = 15 * 60 * 1000

/**
 * Job: mails a link that signs in to the account of an address. Where there is none, nobody is written to. Earlier links
 * stop working, and those that nobody used in time are forgotten.
 */
export async function mailSignInLink(payload: unknown): Promise<void> {
  const { email, next } = payloadSchema.parse(payload)
  const now = currentTime()
  await inTransaction(async ({ tx, addJob }) => {
    const user = await tx.user.findUnique({
      where: { email, sample: false },
      select: { id: true, name: true },
    })
    if (!user) return
    const token = mintToken()
    await tx.verificationToken.deleteMany({
      where: { OR: [{ identifier: email }, { expires: { lt: now } }] },
    })
    await tx.verificationToken.create({
      data: { identifier: email, token: hashToken(token), expires: new Date(now.getTime() + VALID_MS) },
    })
    const href = `${env().baseUrl}/sign-in/link/${token}?next=${encodeURIComponent(next)}`
    const { kind, letter } = signInLetter({ name: user.name, href })
    await addMail({ tx, addJob }, { kind, letter, userId: idOf<UserId>(user.id), recipient: email, now })
  })
}
