import 'server-only'
import { invitationState } from '@/lib/groups/invitation'
import type { Role } from '@/lib/groups/role'
import { uuidOf } from '@/lib/ids'
import type { EntryFacts, GroupFacts, MemberFacts, Viewer } from '@/lib/permissions/facts'
import type { GroupRow, InvitationRow } from '@/lib/server/groups/rows'

/** The facts of a group for the person it was loaded for. */
export function groupFacts(
  row: Pick<GroupRow, 'role' | 'readableBy' | 'writableBy' | 'archivedAt'>,
): GroupFacts {
  const { role, readableBy, writableBy, archivedAt } = row
  return { role, group: { readableBy, writableBy, archived: archivedAt !== null } }
}

/** The same for somebody at its door, who may hold an invitation up to it. */
export function entryFacts(
  row: GroupRow,
  held: { invitation: InvitationRow; now: Date } | null = null,
): EntryFacts {
  const { joining, previews } = row
  const invitation = held === null ? null : invitationState(held.invitation, held.now)
  return { ...groupFacts(row), entry: { joining, previews, invitation } }
}

/** The same for what is decided about a member (a UUID). */
export function memberFacts(
  row: GroupRow,
  given: { viewer: Viewer; userId: string; member: { role: Role; owners: number } },
): MemberFacts {
  const { viewer, userId, member } = given
  return {
    ...groupFacts(row),
    member: {
      role: member.role,
      isViewer: viewer.userId !== null && uuidOf(viewer.userId) === userId,
      isLastOwner: member.role === 'owner' && member.owners === 1,
    },
  }
}
