import 'server-only'
import { groupInput } from '@/lib/groups/input'
import { invitationState, type InvitationState } from '@/lib/groups/invitation'
import { roleLabel } from '@/lib/groups/role'
import { idOf, type InvitationId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { groupFacts } from '@/lib/server/groups/facts'
import { invitationLink } from '@/lib/server/groups/invitation-link'
import { loadGroup } from '@/lib/server/groups/load-group'
import { defineQuery } from '@/lib/server/query'

const SHOWN = 50

/** A link as those who invite see it. Times are ISO 8601; `link` is null where it may not or cannot be shown. */
export type ListedInvitation = {
  id: InvitationId
  roleLabel: string
  readingTitle: string | null
  state: InvitationState
  uses: number
  maxUses: number | null
  createdBy: string | null
  createdAt: string
  expiresAt: string | null
  link: string | null
}

/** The links made last. A link that makes moderators is shown to owners alone: others could pass it on. */
export const listInvitations = defineQuery({
  name: 'invitation.list',
  input: groupInput,
  load: ({ input, tx, viewer }) => loadGroup(tx, { slug: input.slug, viewer }),
  permit: { action: 'group:invite', facts: ({ loaded }) => groupFacts(loaded) },
  present: async ({ loaded, tx, viewer, now }): Promise<ListedInvitation[]> => {
    const mayAppoint = can(viewer, 'group:invite-moderator', groupFacts(loaded))
    const rows = await tx.invitation.findMany({
      where: { groupId: loaded.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      include: {
        creator: { select: { name: true } },
        reading: { select: { document: { select: { title: true } } } },
      },
    })
    return rows.map((row) => {
      const state = invitationState(row, now)
      const isShown = state === 'usable' && (row.role !== 'moderator' || mayAppoint)
      return {
        id: idOf<InvitationId>(row.id),
        roleLabel: roleLabel(row.role, loaded.purpose),
        readingTitle: row.reading?.document.title ?? null,
        state,
        uses: row.uses,
        maxUses: row.maxUses,
        createdBy: row.creator?.name ?? null,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
        link: isShown ? invitationLink(row.sealed) : null,
      }
    })
  },
})
