import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { bytesOf, idFrom, idOf, uuidOf } from '@/lib/ids'
import { open, seal } from '@/lib/server/seal'

/** Where a page of a list ended: a moment, or 0 where another order is meant, and the last row (a UUID). */
export type Place = { at: Date; id: string }

const BYTES = 16 + 8 + 16
const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** A place in the list of a group (a UUID, or null for the whole installation) as a token of one length that tells nothing. */
export function sealPlace(list: string, groupId: string | null, place: Place): string {
  const bytes = new Uint8Array(BYTES)
  bytes.set(bytesOf(idOf(groupId ?? NOWHERE)), 0)
  new DataView(bytes.buffer).setBigUint64(16, BigInt(place.at.getTime()))
  bytes.set(bytesOf(idOf(place.id)), 24)
  return seal(`list ${list}`, bytes)
}

/** The place that a token holds; null for the beginning; `invalid_input` for a token of anything else. */
export function openPlace(list: string, groupId: string | null, token: string | undefined): Place | null {
  if (token === undefined || token === '') return null
  const bytes = open(`list ${list}`, token)
  if (bytes?.length !== BYTES || uuidOf(idFrom(bytes.subarray(0, 16))) !== (groupId ?? NOWHERE)) {
    throw new AppError('invalid_input', { fields: [{ path: 'after', message: 'not_a_cursor' }] })
  }
  const at = new DataView(bytes.buffer, bytes.byteOffset, BYTES).getBigUint64(16)
  return { at: new Date(Number(at)), id: uuidOf(idFrom(bytes.subarray(24, 40))) }
}
