import 'server-only'
import { idOf, uuidOf } from '@/lib/ids'
import { decodeTimeCursor, encodeTimeCursor } from '@/lib/realtime/time-cursor'
import { open, seal } from '@/lib/server/seal'

/** Where a page of a list that goes back in time begins: after this time (and, at the same time, this UUID). */
export type TimePlace = { at: Date; id: string }

/** The place that a cursor of this list names; null for none, and for one that is not ours: the list then begins anew. */
export function placeAfter(list: string, token: string | undefined): TimePlace | null {
  const bytes = token === undefined ? null : open(list, token)
  const cursor = bytes && decodeTimeCursor(bytes)
  return cursor && { at: new Date(cursor.at), id: uuidOf(cursor.id) }
}

/** The first `size` of rows that were asked for with one more, and the cursor of the page after them, or null. */
export function pageOf<Row extends TimePlace>(
  list: string,
  { rows, size }: { rows: readonly Row[]; size: number },
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, size)
  const last = rows.length > size ? items.at(-1) : undefined
  const next = last ? seal(list, encodeTimeCursor({ at: last.at.getTime(), id: idOf(last.id) })) : null
  return { items, next }
}
