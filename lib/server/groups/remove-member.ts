import 'server-only'
import { memberInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { loadMember } from '@/lib/server/groups/load-member'
import { standingChanged } from '@/lib/server/groups/tell'

/** Takes somebody out of a group. What they wrote stays; their open pages of it are closed. */
export const removeMember = defineCommand({
  name: 'member.remove',
  input: memberInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadMember(tx, { ...input, viewer }),
  permit: { action: 'member:remove', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded: { group, userId }, tx, emit }) => {
    await tx.membership.delete({ where: { groupId_userId: { groupId: group.id, userId } } })
    emit(standingChanged({ groupId: group.id, userId }))
    return { slug: group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
