import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { invitationInput } from '@/lib/groups/input'
import { idOf, uuidOf, type GroupId } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'

/** Stops a link at once. Whoever came in by it stays. */
export const revokeInvitation = defineCommand({
  name: 'invitation.revoke',
  input: invitationInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    const where = { id: uuidOf(input.invitationId) }
    const invitation = await tx.invitation.findUnique({ where, select: { id: true, groupId: true } })
    if (!invitation) throw new AppError('not_found')
    return { invitation, group: await loadGroup(tx, { groupId: idOf<GroupId>(invitation.groupId), viewer }) }
  },
  permit: { action: 'group:invite', facts: ({ loaded }) => groupFacts(loaded.group) },
  run: async ({ loaded: { invitation, group }, tx, now, unchanged }) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) unchanged()
    return { slug: group.slug }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf<GroupId>(loaded.group.id),
    subjectId: input.invitationId,
  }),
})
