import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type GroupId, type UserId } from '@/lib/ids'
import type { MemberFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { memberFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { findMember, holdGroup, type GroupRow } from '@/lib/server/groups/rows'

/** A member about whom something is decided: the group, held until commit, and the facts. `not_found` without either. */
export type LoadedMember = { group: GroupRow; userId: string; facts: MemberFacts }

export async function loadMember(
  tx: Tx,
  given: { groupId: GroupId; userId: UserId; viewer: Viewer },
): Promise<LoadedMember> {
  const { viewer } = given
  const userId = uuidOf(given.userId)
  // Held before it is read: otherwise the role that permits may be gone by the time that it decides.
  await holdGroup(tx, uuidOf(given.groupId))
  const group = await loadGroup(tx, given)
  const member = await findMember(tx, { groupId: group.id, userId })
  if (!member) throw new AppError('not_found')
  return { group, userId, facts: memberFacts(group, { viewer, userId, member }) }
}
