import 'server-only'
import { linkInput } from '@/lib/auth/input'
import { hashToken } from '@/lib/server/auth/tokens'
import { defineQuery } from '@/lib/server/query'
import { takePoint } from '@/lib/server/rate-limit'

/** What a one-time link is for, while it can be opened; null otherwise. Asking uses nothing up: a mail scanner's GET burns nothing. */
export const findLink = defineQuery({
  name: 'installation.find-link',
  input: linkInput,
  permit: { listed: true },
  load: async ({ input, tx, now, address }) => {
    await takePoint('handedLink', address ?? 'direct')
    return tx.oneTimeLink.findFirst({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: now } },
      select: { purpose: true },
    })
  },
  present: ({ loaded }) => loaded?.purpose ?? null,
})
