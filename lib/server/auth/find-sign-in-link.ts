import 'server-only'
import { linkInput } from '@/lib/auth/input'
import { hashToken } from '@/lib/server/auth/tokens'
import { defineQuery } from '@/lib/server/query'
import { takePoint } from '@/lib/server/rate-limit'

/** Whom a mailed link signs in, by name; null when it does not work. Asking uses nothing up: a mail scanner's GET burns nothing. */
export const findSignInLink = defineQuery({
  name: 'session.find-link',
  input: linkInput,
  permit: { listed: true },
  load: async ({ input, tx, now, address }) => {
    await takePoint('oneTimeLink', address ?? 'direct')
    const link = await tx.verificationToken.findFirst({
      where: { token: hashToken(input.token), expires: { gt: now } },
      select: { identifier: true },
    })
    return link && tx.user.findUnique({ where: { email: link.identifier }, select: { name: true } })
  },
  present: ({ loaded }) => loaded?.name ?? null,
})
