import 'server-only'
import { renameInput } from '@/lib/auth/input'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/** Changes the viewer's display name. It stands beside everything they wrote, from the next load of a page on. */
export const renameAccount = defineCommand({
  name: 'account.rename',
  input: renameInput,
  rate: 'write',
  permit: { action: 'account:rename', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId }) => {
    await tx.user.update({ where: { id: uuidOf(userId) }, data: { name: input.name } })
    return { userId, name: input.name }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
