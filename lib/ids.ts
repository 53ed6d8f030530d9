/**
 * Ids are UUIDs in the database and 22 characters of base64url everywhere else (docs/formats.md, 2).
 * The brand keeps an annotation's id from being passed where a reading's is meant; it costs nothing at run time.
 */
declare const brand: unique symbol
type Id<Noun extends string> = string & { readonly [brand]: Noun }

export type AnnotationId = Id<'annotation'>
export type ReadingId = Id<'reading'>
export type DocumentId = Id<'document'>
export type RevisionId = Id<'revision'>
export type GroupId = Id<'group'>
export type UserId = Id<'user'>
export type TargetId = Id<'target'>
export type AnyId = AnnotationId | ReadingId | DocumentId | RevisionId | GroupId | UserId | TargetId

const WIRE = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** True for 22 characters of base64url that encode exactly 16 bytes (so that one id has one spelling). */
export function isId(value: string): boolean {
  return WIRE.test(value)
}

/** The id as it stands in URLs and JSON, from the database's UUID. */
export function idOf<T extends AnyId>(uuid: string): T {
  return toBase64Url(bytesOfUuid(uuid)) as T
}

/** The database's UUID, from an id that `isId` accepts. */
export function uuidOf(id: string): string {
  if (!isId(id)) throw new RangeError('Not an id')
  const hex = [...fromBase64Url(id)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The 16 bytes of an id that `isId` accepts. */
export function bytesOf(id: string): Uint8Array {
  return bytesOfUuid(uuidOf(id))
}

/** The id of 16 bytes. */
export function idFrom<T extends AnyId>(bytes: Uint8Array): T {
  if (bytes.length !== 16) throw new RangeError('Not 16 bytes')
  return toBase64Url(bytes) as T
}

/** Orders ids as the database orders their UUIDs, which is not the order of the strings. */
export function compareIds(a: string, b: string): number {
  const [left, right] = a === b ? ['', ''] : [uuidOf(a), uuidOf(b)]
  return left < right ? -1 : Number(left > right)
}

/**
 * A UUIDv7 (RFC 9562) as an id, from a time in ms and at least 10 random bytes. The time only spreads index pages:
 * nothing ever reads it back.
 */
export function mintId<T extends AnyId>(now: number, random: Uint8Array): T {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  for (let i = 0; i < 10; i++) bytes[6 + i] = random[i] ?? 0
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return toBase64Url(bytes) as T
}

function bytesOfUuid(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError('Not a UUID')
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
