import 'server-only'
import { idOf, type GroupId, type ReadingId, type UserId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import type { Tx } from '@/lib/server/db/client'
import type { Emission } from '@/lib/server/realtime/outbox'

/** Makes the open streams of somebody (a UUID) ask anew who they serve: a role came, changed or went. */
export function standingChanged(given: { groupId: string | null; userId: string }): Emission {
  return {
    topic: formatTopic({ noun: 'user', id: idOf<UserId>(given.userId) }),
    kind: 'session',
    groupId: given.groupId === null ? null : idOf<GroupId>(given.groupId),
    subjectId: null,
    before: null,
  }
}

/** Tells everybody who reads in a group (a UUID) its new facts. */
export async function groupChanged(tx: Tx, groupId: string): Promise<Emission[]> {
  const readings = await tx.reading.findMany({ where: { groupId }, select: { id: true } })
  return readings.map(({ id }) => ({
    topic: formatTopic({ noun: 'reading', id: idOf<ReadingId>(id) }),
    kind: 'context',
    groupId: idOf<GroupId>(groupId),
    subjectId: null,
    before: null,
  }))
}
