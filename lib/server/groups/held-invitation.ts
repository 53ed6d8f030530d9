import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { groupPath } from '@/lib/groups/slug'
import { idOf, type GroupId, type ReadingId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { loadGroup } from '@/lib/server/groups/load-group'
import { addMember, findInvitation, type GroupRow, type InvitationRow } from '@/lib/server/groups/rows'
import { standingChanged } from '@/lib/server/groups/tell'
import type { Emission } from '@/lib/server/realtime/outbox'

/** An invitation whose row is held until commit, its group, and the path it leads to. */
export type HeldInvitation = { invitation: InvitationRow; group: GroupRow; path: string }

/** The invitation of a link, held so that those who come at once are counted one after another; `not_found` without one. */
export async function loadHeldInvitation(
  tx: Tx,
  given: { token: string; viewer: Viewer },
): Promise<HeldInvitation> {
  const invitation = await findInvitation(tx, { token: given.token, hold: true })
  if (!invitation) throw new AppError('not_found')
  const groupId = idOf<GroupId>(invitation.groupId)
  const group = await loadGroup(tx, { groupId, viewer: given.viewer })
  return { invitation, group, path: invitationPath(invitation, group) }
}

/** Where joining leads: to the text the invitation was made for, or to the group. */
export function invitationPath(invitation: InvitationRow, group: { slug: string }): string {
  const { readingId } = invitation
  return readingId === null ? groupPath(group.slug) : `/r/${idOf<ReadingId>(readingId)}`
}

/** Makes a person (a UUID) a member and counts a use; null for whoever is in already, which counts none. */
export async function takeUse(
  tx: Tx,
  given: HeldInvitation & { userId: string; now: Date },
): Promise<Emission | null> {
  const { invitation, userId, now } = given
  const joined = { groupId: invitation.groupId, userId }
  if (!(await addMember(tx, { ...joined, role: invitation.role, now }))) return null
  await tx.invitation.update({ where: { id: invitation.id }, data: { uses: { increment: 1 } } })
  return standingChanged(joined)
}
