import 'server-only'
import { linkInput } from '@/lib/auth/input'
import { hashToken } from '@/lib/server/auth/tokens'
import { defineQuery } from '@/lib/server/query'
import { takePoint } from '@/lib/server/rate-limit'

/** True while a one-time link can still be opened. Asking does not use it up: a mail scanner's GET burns nothing. */
export const isLinkUsable = defineQuery({
  name: 'installation.is-link-usable',
  input: linkInput,
  permit: { listed: true },
  load: async ({ input, tx, now, address }) => {
    await takePoint('oneTimeLink', address ?? 'direct')
    return tx.oneTimeLink.count({
      where: {
        tokenHash: hashToken(input.token),
        purpose: 'administrator',
        usedAt: null,
        expiresAt: { gt: now },
      },
    })
  },
  present: ({ loaded }) => loaded > 0,
})
