import 'server-only'
import { confirmSignUpInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { openAccount } from '@/lib/server/auth/open-account'
import { openSignUp } from '@/lib/server/auth/sealed-sign-up'
import { defineCommand } from '@/lib/server/command'

/** Makes the account of a mailed sign-up and signs it in. Whoever has the link has shown that the address is theirs. */
export const confirmSignUp = defineCommand({
  name: 'account.confirm-sign-up',
  input: confirmSignUpInput,
  permit: { open: 'handedLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, now }) => {
    const pending = openSignUp(input.token, now)
    if (!pending) throw new AppError('not_found')
    return pending
  },
  run: async ({ loaded, tx, now, device }) => {
    const { next, ...account } = loaded
    return { next, ...(await openAccount(tx, { ...account, isVerified: true, now, device })) }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
