import 'server-only'
import { archiveGroupInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { groupChanged } from '@/lib/server/groups/tell'

/** Archives a group, which then is read and takes nothing new, or re-opens it. */
export const archiveGroup = defineCommand({
  name: 'group.archive',
  input: archiveGroupInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadGroup(tx, { groupId: input.groupId, viewer }),
  permit: { action: 'group:manage', facts: ({ loaded }) => groupFacts(loaded) },
  run: async ({ input, loaded, tx, now, emit, unchanged }) => {
    const { slug } = loaded
    if ((loaded.archivedAt !== null) === input.archived) unchanged()
    else {
      await tx.group.update({ where: { id: loaded.id }, data: { archivedAt: input.archived ? now : null } })
      for (const emission of await groupChanged(tx, loaded.id)) emit(emission)
    }
    return { slug, said: input.archived ? 'archived' : 'reopened' }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
