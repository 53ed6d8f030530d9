import 'server-only'
import { appointOwnerInput } from '@/lib/auth/administering'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { holdGroup } from '@/lib/server/groups/rows'
import { standingChanged } from '@/lib/server/groups/tell'
import { memberJob } from '@/lib/server/notifications/notify-job'

/** An administrator makes a member owner of a group whose owners are gone. Nothing of the group is read for it. */
export const appointOwner = defineCommand({
  name: 'group.appoint-owner',
  input: appointOwnerInput,
  rate: 'write',
  load: async ({ input, tx }) => {
    const groupId = uuidOf(input.groupId)
    await holdGroup(tx, groupId)
    const [group, owners, member] = [
      await tx.group.findUnique({ where: { id: groupId }, select: { id: true } }),
      await tx.membership.count({ where: { groupId, role: 'owner', user: { deleteAt: null } } }),
      await tx.membership.findFirst({
        where: { groupId, user: { email: input.email } },
        select: { userId: true },
      }),
    ]
    if (!group) throw new AppError('not_found')
    return { groupId, owners, userId: member?.userId ?? null }
  },
  permit: {
    action: 'group:appoint-owner',
    facts: ({ loaded, tokenId }) => ({
      ...accountFacts({ tokenId }),
      succession: { ownersAreGone: loaded.owners === 0, personIsMember: loaded.userId !== null },
    }),
  },
  run: async ({ loaded: { groupId, userId }, tx, now, emit, addJob }) => {
    if (userId === null) throw new AppError('not_found')
    await tx.membership.update({ where: { groupId_userId: { groupId, userId } }, data: { role: 'owner' } })
    emit(standingChanged({ groupId, userId }))
    addJob(memberJob({ occasion: 'role', groupId, userId, actorId: null, now }))
    return { appointed: true }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
