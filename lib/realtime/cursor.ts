import { bytesOf, idFrom, idOf, uuidOf } from '@/lib/ids'
import type { Topic } from '@/lib/realtime/topic'
import { parseTopic } from '@/lib/realtime/topic'

/** A position in a topic: its feed's version, as of which everything has been seen. */
export type TopicPosition = { topic: Topic; version: bigint }

/** Where a stream stands: the installation's epoch (a UUID) and a position in each of its topics, at most eight. */
export type Cursor = { epoch: string; positions: TopicPosition[] }

/** How many topics one stream may follow. */
export const CURSOR_TOPICS = 8

const FORMAT = 1
const NOUNS = ['reading', 'user'] as const
const HEAD = 18
const ENTRY = 25

/** Bytes of every cursor, whatever it holds: its length tells nothing (docs/formats.md, 4). */
export const CURSOR_BYTES = HEAD + CURSOR_TOPICS * ENTRY

/**
 * The cursor as bytes, to be sealed: format, epoch, number of topics, then for each topic noun, id and version (big
 * endian), sorted by topic, padded with zeros. Throws on too many topics, one twice, or a version no feed has: bugs.
 */
export function encodeCursor({ epoch, positions }: Cursor): Uint8Array {
  if (positions.length > CURSOR_TOPICS) throw new RangeError(`At most ${CURSOR_TOPICS} topics`)
  const bytes = new Uint8Array(CURSOR_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, FORMAT)
  bytes.set(bytesOf(idOf(epoch)), 1)
  view.setUint8(17, positions.length)
  const sorted = positions.toSorted((a, b) => (a.topic < b.topic ? -1 : Number(a.topic > b.topic)))
  for (const [i, { topic, version }] of sorted.entries()) {
    const parts = parseTopic(topic)
    if (parts === null) throw new RangeError('Not a topic')
    if (topic === sorted[i - 1]?.topic) throw new RangeError('A topic twice')
    if (version < 0n || version >= 1n << 63n) throw new RangeError('Not a version')
    const at = HEAD + i * ENTRY
    view.setUint8(at, NOUNS.indexOf(parts.noun) + 1)
    bytes.set(bytesOf(parts.id), at + 1)
    view.setBigUint64(at + 17, version)
  }
  return bytes
}

/**
 * Writes the cursor of one stream again and again, as `encodeCursor` does: its topics stay, so only the versions are written
 * anew, as `positions` has them then. The bytes are the same array each time.
 */
export function cursorWriter(epoch: string, positions: ReadonlyMap<Topic, bigint>): () => Uint8Array {
  const bytes = encodeCursor({
    epoch,
    positions: [...positions].map(([topic, version]) => ({ topic, version })),
  })
  const view = new DataView(bytes.buffer)
  const topics = [...positions.keys()].toSorted()
  return () => {
    for (const [i, topic] of topics.entries())
      view.setBigUint64(HEAD + i * ENTRY + 17, positions.get(topic) ?? 0n)
    return bytes
  }
}

/** The cursor that these bytes hold, its topics sorted, or null when they hold none that `encodeCursor` would write. */
export function decodeCursor(bytes: Uint8Array): Cursor | null {
  if (bytes.length !== CURSOR_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const count = view.getUint8(17)
  if (view.getUint8(0) !== FORMAT || count > CURSOR_TOPICS) return null
  const positions: TopicPosition[] = []
  for (let i = 0; i < count; i++) {
    const at = HEAD + i * ENTRY
    const noun = NOUNS[view.getUint8(at) - 1]
    if (noun === undefined) return null
    const topic: Topic = `${noun}:${idFrom(bytes.subarray(at + 1, at + 17))}`
    const version = view.getBigUint64(at + 17)
    const before = positions.at(-1)
    if (version >= 1n << 63n || (before !== undefined && before.topic >= topic)) return null
    positions.push({ topic, version })
  }
  if (bytes.subarray(HEAD + count * ENTRY).some((byte) => byte !== 0)) return null
  return { epoch: uuidOf(idFrom(bytes.subarray(1, 17))), positions }
}
