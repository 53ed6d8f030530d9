import { bytesOf, idFrom } from '@/lib/ids'
import type { AnyId } from '@/lib/ids'

/** The last row of a page of a list that goes back in time: its time in ms since 1970, and its id, which breaks ties. */
export type TimeCursor = { at: number; id: AnyId }

const FORMAT = 3

/** Bytes of every such cursor. */
export const TIME_CURSOR_BYTES = 25

/** The cursor as bytes, to be sealed: format, time (big endian) and id. Throws on what is no time: a bug. */
export function encodeTimeCursor({ at, id }: TimeCursor): Uint8Array {
  if (!Number.isSafeInteger(at) || at < 0) throw new RangeError('Not a time')
  const bytes = new Uint8Array(TIME_CURSOR_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, FORMAT)
  view.setBigUint64(1, BigInt(at))
  bytes.set(bytesOf(id), 9)
  return bytes
}

/** The cursor that these bytes hold, or null when they hold none that `encodeTimeCursor` would write. */
export function decodeTimeCursor(bytes: Uint8Array): TimeCursor | null {
  if (bytes.length !== TIME_CURSOR_BYTES || bytes[0] !== FORMAT) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = Number(view.getBigUint64(1))
  if (!Number.isSafeInteger(at)) return null
  return { at, id: idFrom(bytes.subarray(9, 25)) }
}
