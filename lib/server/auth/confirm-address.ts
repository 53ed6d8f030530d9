import 'server-only'
import { confirmAddressInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { findPendingAddress } from '@/lib/server/auth/sealed-address'
import { takeAddress } from '@/lib/server/auth/take-address'
import { defineCommand } from '@/lib/server/command'

/** Gives an account the address that its holder asked for. Whoever has the link has shown that the address is theirs. */
export const confirmAddress = defineCommand({
  name: 'account.confirm-address',
  input: confirmAddressInput,
  permit: { open: 'handedLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx, now }) => {
    const pending = await findPendingAddress(tx, { token: input.token, now })
    if (!pending) throw new AppError('not_found')
    return pending
  },
  run: async ({ loaded, tx, now, addJob }) => {
    await takeAddress({ tx, addJob }, { ...loaded, isVerified: true, now })
    return { userId: loaded.userId }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
