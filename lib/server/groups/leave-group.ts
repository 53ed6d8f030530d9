import 'server-only'
import { joinGroupInput } from '@/lib/groups/input'
import type { UserId } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { loadMember } from '@/lib/server/groups/load-member'
import { standingChanged } from '@/lib/server/groups/tell'

/** Leaves a group. One's annotations stay, and stay one's own. */
export const leaveGroup = defineCommand({
  name: 'group.leave',
  input: joinGroupInput,
  rate: 'write',
  load: ({ input, tx, viewer }) =>
    // Commands have a viewer who is signed in.
    loadMember(tx, { groupId: input.groupId, userId: viewer.userId as UserId, viewer }),
  permit: { action: 'group:leave', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded: { group, userId }, tx, emit }) => {
    await tx.membership.delete({ where: { groupId_userId: { groupId: group.id, userId } } })
    emit(standingChanged({ groupId: group.id, userId }))
    return { left: true }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
