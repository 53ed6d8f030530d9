import 'server-only'
import { confirmSignUpInput } from '@/lib/auth/input'
import { openSignUp } from '@/lib/server/auth/sealed-sign-up'
import { defineQuery } from '@/lib/server/query'

/** The name and address that a mailed link would make an account of, or null. Asking uses nothing up. */
export const findSignUp = defineQuery({
  name: 'account.find-sign-up',
  input: confirmSignUpInput,
  permit: { listed: true },
  load: async ({ input, now }) => openSignUp(input.token, now),
  present: ({ loaded }) => loaded && { name: loaded.name, email: loaded.email },
})
