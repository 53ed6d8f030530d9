import 'server-only'
import { updateSettingsInput } from '@/lib/auth/installation-settings'
import { findSettings } from '@/lib/server/auth/find-settings'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/** Changes what is decided for the whole installation. Settings that it does not name stay as they are. */
export const updateSettings = defineCommand({
  name: 'installation.update-settings',
  input: updateSettingsInput,
  permit: { action: 'installation:administer', facts: accountFacts },
  load: async ({ tx }) => {
    await tx.$queryRaw`SELECT 1 FROM installation WHERE id = 1 FOR UPDATE`
    return findSettings(tx)
  },
  run: async ({ input, loaded, tx }) => {
    const settings = { ...loaded, ...input }
    await tx.installation.update({
      where: { id: 1 },
      data: { settings: structuredClone(settings) as object },
    })
    return { settings }
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
