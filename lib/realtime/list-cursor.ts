import type { AnnotationId, ReadingId } from '@/lib/ids'
import { bytesOf, idFrom } from '@/lib/ids'

/**
 * The last root of a page of threads in text order, and which list it was a page of. `start` and `end` are its anchor
 * in UTF-16 units; both are null for a whole-document note, which stands before all anchors. The id breaks ties.
 */
export type ListCursor = {
  readingId: ReadingId
  view: 'open' | 'resolved'
  place: { start: number; end: number } | null
  id: AnnotationId
}

const FORMAT = 2
const VIEWS = ['open', 'resolved'] as const

/** Bytes of every cursor of a list, whatever it holds. */
export const LIST_CURSOR_BYTES = 43

/** The cursor as bytes, to be sealed: format, reading, view, anchored or not, start, end (big endian) and id. */
export function encodeListCursor({ readingId, view, place, id }: ListCursor): Uint8Array {
  const bytes = new Uint8Array(LIST_CURSOR_BYTES)
  const data = new DataView(bytes.buffer)
  data.setUint8(0, FORMAT)
  bytes.set(bytesOf(readingId), 1)
  data.setUint8(17, VIEWS.indexOf(view))
  if (place !== null) {
    if (!isOffset(place.start) || !isOffset(place.end)) throw new RangeError('Not an offset')
    data.setUint8(18, 1)
    data.setUint32(19, place.start)
    data.setUint32(23, place.end)
  }
  bytes.set(bytesOf(id), 27)
  return bytes
}

/** The cursor that these bytes hold, or null when they hold none that `encodeListCursor` would write. */
export function decodeListCursor(bytes: Uint8Array): ListCursor | null {
  if (bytes.length !== LIST_CURSOR_BYTES) return null
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const view = VIEWS[data.getUint8(17)]
  const anchored = data.getUint8(18)
  const place = { start: data.getUint32(19), end: data.getUint32(23) }
  if (data.getUint8(0) !== FORMAT || view === undefined || anchored > 1) return null
  if (anchored === 0 && (place.start !== 0 || place.end !== 0)) return null
  return {
    readingId: idFrom<ReadingId>(bytes.subarray(1, 17)),
    view,
    place: anchored === 1 ? place : null,
    id: idFrom<AnnotationId>(bytes.subarray(27, 43)),
  }
}

function isOffset(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff
}
