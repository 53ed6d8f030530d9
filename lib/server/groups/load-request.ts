import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type GroupId, type UserId } from '@/lib/ids'
import type { GroupFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import type { GroupRow } from '@/lib/server/groups/rows'

/** A request to be answered; whether it is still there is told once it was taken. */
export type LoadedRequest = { group: GroupRow; userId: string; facts: GroupFacts }

export async function loadRequest(
  tx: Tx,
  given: { groupId: GroupId; userId: UserId; viewer: Viewer },
): Promise<LoadedRequest> {
  const group = await loadGroup(tx, given)
  return { group, userId: uuidOf(given.userId), facts: groupFacts(group) }
}

/** Takes the request away, so that of two who answer it one does; `conflict` for the other. */
export async function takeRequest(tx: Tx, { group, userId }: LoadedRequest): Promise<void> {
  const { count } = await tx.joinRequest.deleteMany({ where: { groupId: group.id, userId } })
  if (count === 0) throw new AppError('conflict', { reason: 'request_answered' })
}
