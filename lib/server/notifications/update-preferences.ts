import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import { updatePreferencesInput } from '@/lib/notifications/input'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { holdPreferences, storePreferences } from '@/lib/server/notifications/rows'

/** Changes some of the viewer's preferences and returns all of them. Nobody else is told, and the log keeps no trace. */
export const updatePreferences = defineCommand({
  name: 'preference.update',
  input: updatePreferencesInput,
  rate: 'write',
  permit: { action: 'account:read', facts: accountFacts },
  load: ({ tx, viewer }) => holdPreferences(tx, uuidOf(viewer.userId as UserId)),
  run: async ({ input, loaded, tx, userId }) => {
    const reading = { ...loaded.reading, ...input.reading }
    await storePreferences(tx, uuidOf(userId as UserId), { ...input, reading })
    return { preferences: { ...loaded, ...input, reading } }
  },
  audit: null,
})
