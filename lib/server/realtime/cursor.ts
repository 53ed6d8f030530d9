import 'server-only'
import { cursorWriter, decodeCursor, encodeCursor, type Cursor } from '@/lib/realtime/cursor'
import { formatTopic, type Topic } from '@/lib/realtime/topic'
import type { ReadingId, UserId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { getEpochAndVersions } from '@/lib/server/realtime/rows'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'stream'

/** A stream's place as a token that tells nothing, of one length. */
export function sealCursor(cursor: Cursor): string {
  return seal(PURPOSE, encodeCursor(cursor))
}

/** Seals the place of one stream, which moves on in `positions`, for every frame anew. */
export function cursorSealer(epoch: string, positions: ReadonlyMap<Topic, bigint>): () => string {
  const write = cursorWriter(epoch, positions)
  return () => seal(PURPOSE, write())
}

/** The place a token of ours holds; null for any other. */
export function openCursor(token: string): Cursor | null {
  const bytes = open(PURPOSE, token)
  return bytes && decodeCursor(bytes)
}

/** What a viewer of a reading follows: the reading's topic, and their own when signed in. */
export function topicsFor(readingId: ReadingId, viewer: Viewer): Topic[] {
  const reading = formatTopic({ noun: 'reading', id: readingId })
  return viewer.userId === null
    ? [reading]
    : [reading, formatTopic({ noun: 'user', id: viewer.userId as UserId })]
}

/** A cursor at the present moment. Read it before the rows of a snapshot: a change in between then arrives twice. */
export async function cursorNow(tx: Tx, topics: readonly Topic[]): Promise<string> {
  const { epoch, versions } = await getEpochAndVersions(tx, topics)
  return sealCursor({
    epoch,
    positions: topics.map((topic) => ({ topic, version: versions.get(topic) ?? 0n })),
  })
}
