import 'server-only'
import { updateGroupInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { groupChanged } from '@/lib/server/groups/tell'

/** What the owners decide: name, purpose, who reads, writes and joins. The address stays, so that links go on working. */
export const updateGroup = defineCommand({
  name: 'group.update',
  input: updateGroupInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadGroup(tx, { groupId: input.groupId, viewer }),
  permit: { action: 'group:manage', facts: ({ loaded }) => groupFacts(loaded) },
  run: async ({ input, loaded, tx, emit }) => {
    const { groupId: _, ...data } = input
    await tx.group.update({ where: { id: loaded.id }, data })
    for (const emission of await groupChanged(tx, loaded.id)) emit(emission)
    return { slug: loaded.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
