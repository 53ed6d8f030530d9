import 'server-only'
import { changeRoleInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { loadMember } from '@/lib/server/groups/load-member'
import { standingChanged } from '@/lib/server/groups/tell'
import { memberJob } from '@/lib/server/notifications/notify-job'

/** Gives a member another role. It acts with their next request, and their open pages are told. */
export const changeRole = defineCommand({
  name: 'member.change-role',
  input: changeRoleInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadMember(tx, { ...input, viewer }),
  permit: { action: 'member:change-role', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, now, userId: actor, emit, addJob, unchanged }) => {
    const { group, userId, facts } = loaded
    if (facts.member.role === input.role) unchanged()
    else {
      await tx.membership.update({
        where: { groupId_userId: { groupId: group.id, userId } },
        data: { role: input.role },
      })
      emit(standingChanged({ groupId: group.id, userId }))
      const actorId = uuidOf(actor)
      addJob(memberJob({ occasion: 'role', groupId: group.id, userId, actorId, now }))
    }
    return { slug: group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
