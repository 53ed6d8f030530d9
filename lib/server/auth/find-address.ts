import 'server-only'
import { confirmAddressInput } from '@/lib/auth/input'
import { findPendingAddress } from '@/lib/server/auth/sealed-address'
import { defineQuery } from '@/lib/server/query'

/** Whose address a mailed link would change, and to what; null when it does not work. Asking uses nothing up. */
export const findAddress = defineQuery({
  name: 'account.find-address',
  input: confirmAddressInput,
  permit: { listed: true },
  load: ({ input, tx, now }) => findPendingAddress(tx, { token: input.token, now }),
  present: ({ loaded }) => loaded && { name: loaded.name, email: loaded.email },
})
