/**
 * Ids are UUIDs in the database and 22 characters of base64url everywhere else (docs/formats.md, 2).
 * The brand keeps an annotation's id from being passed where a reading's is meant; it costs nothing at run time.
 */
declare const brand: unique symbol
type Id<Noun extends string> = string & { readonly [brand]: Noun }

export type AnnotationId = Id<'annotation'>
export type ReadingId = Id<'reading'>
export type DocumentId = Id<'document'>
export type DocumentOwnerId = Id<'document-owner'>
export type RevisionId = Id<'revision'>
export type GroupId = Id<'group'>
export type UserId = Id<'user'>
export type TargetId = Id<'target'>
export type TokenId = Id<'token'>
export type InvitationId = Id<'invitation'>
export type SessionId = Id<'session'>
export type NotificationId = Id<'notification'>
export type AnyId =
  | AnnotationId
  | ReadingId
  | DocumentId
  | DocumentOwnerId
  | RevisionId
  | GroupId
  | UserId
  | TargetId
  | TokenId
  | InvitationId
  | SessionId
  | NotificationId

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
  let uuid = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) uuid += '-'
    uuid += HEX[byteOf(id, i)]
  }
  return uuid
}

/** The 16 bytes of an id that `isId` accepts. */
export function bytesOf(id: string): Uint8Array {
  if (!isId(id)) throw new RangeError('Not an id')
  return Uint8Array.from({ length: 16 }, (_, i) => byteOf(id, i))
}

/** The id of 16 bytes. */
export function idFrom<T extends AnyId>(bytes: Uint8Array): T {
  if (bytes.length !== 16) throw new RangeError('Not 16 bytes')
  return toBase64Url(bytes) as T
}

/** Orders ids as the database orders their UUIDs, which is not the order of the strings. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  if (!isId(a) || !isId(b)) throw new RangeError('Not an id')
  for (let i = 0; i < a.length; i++) {
    const difference = sixOf(a, i) - sixOf(b, i)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** The six bits of each character of the alphabet, by its code. */
const SIXES = new Uint8Array(128)
for (let i = 0; i < 64; i++) SIXES[ALPHABET.charCodeAt(i)] = i
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function bytesOfUuid(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError('Not a UUID')
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 16; i++) bytes[i] = (nibbleOf(hex, 2 * i) << 4) | nibbleOf(hex, 2 * i + 1)
  return bytes
}

/** Digits stand at 48, letters at 65 and 97, both with their value in the low bits. */
function nibbleOf(hex: string, at: number): number {
  const code = hex.charCodeAt(at)
  return (code & 15) + (code > 57 ? 9 : 0)
}

/** By hand: whole readings go through here, and `btoa` with what it needs around takes longer. */
function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < 22; i++) {
    const at = (i * 6) >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += ALPHABET.charAt((pair >> (10 - ((i * 6) & 7))) & 63)
  }
  return text
}

/** The byte at an index of an id's sixteen: it begins in one character and ends in the next. */
function byteOf(id: string, index: number): number {
  const at = ((index * 4) / 3) | 0
  const pair = (sixOf(id, at) << 6) | sixOf(id, at + 1)
  return (pair >> (4 - ((index * 8) % 6))) & 255
}

function sixOf(id: string, at: number): number {
  return SIXES[id.charCodeAt(at)] ?? 0
}
