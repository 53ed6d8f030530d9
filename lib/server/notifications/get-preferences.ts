import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { findPreferences } from '@/lib/server/notifications/rows'
import { defineQuery } from '@/lib/server/query'

/** How the viewer likes Postil. Only with an account: what a device keeps, it knows itself. */
export const getPreferences = defineQuery({
  name: 'preference.get',
  input: nothingInput,
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  present: async ({ tx, viewer }) => ({
    preferences: await findPreferences(tx, uuidOf(viewer.userId as UserId)),
  }),
})
