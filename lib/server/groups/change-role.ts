import 'server-only'
import { changeRoleInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { loadMember } from '@/lib/server/groups/load-member'
import { standingChanged } from '@/lib/server/groups/tell'

/** Gives a member another role. It acts with their next request, and their open pages are told. */
export const changeRole = defineCommand({
  name: 'member.change-role',
  input: changeRoleInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadMember(tx, { ...input, viewer }),
  permit: { action: 'member:change-role', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, emit, unchanged }) => {
    const { group, userId, facts } = loaded
    if (facts.member.role === input.role) unchanged()
    else {
      await tx.membership.update({
        where: { groupId_userId: { groupId: group.id, userId } },
        data: { role: input.role },
      })
      emit(standingChanged({ groupId: group.id, userId }))
    }
    return { slug: group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
