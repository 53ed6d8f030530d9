import { mentionsOf } from '@/lib/annotations/mentions'
import { isResolved } from '@/lib/annotations/thread-filter'
import type { Annotation } from '@/lib/annotations/annotation'
import type { RoomState } from '@/lib/client/annotation-store'

/** What of the room says how much waits. */
type Room = Pick<RoomState, 'ledger' | 'muted' | 'viewer'>

/** How much has arrived and waits. Not what somebody muted wrote, nor what would not be seen in the text either. */
export function countArrivals(room: Room): number {
  return arrivalsIn(room).length
}

/** In how much of it the reader is mentioned. */
export function countMentions(room: Room): number {
  const { userId } = room.viewer
  return arrivalsIn(room).filter(({ body }) => mentionsOf(body).some(({ user }) => user === userId)).length
}

function arrivalsIn({ ledger, muted }: Room): Annotation[] {
  const held = [...ledger.waiting].flatMap((id) => ledger.rows.get(id) ?? [])
  return held.filter((row) => row.facts.annotation.live && !muted.has(row.id) && !isSettled(row))
}

function isSettled(row: Annotation): boolean {
  return row.thread !== null && isResolved(row)
}
