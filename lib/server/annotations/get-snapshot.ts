import 'server-only'
import { z } from 'zod'
import { idSchema } from '@/lib/ids-schema'
import type { ReadingId } from '@/lib/ids'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { countResolved } from '@/lib/server/annotations/list-roots'
import { pageOfRoots } from '@/lib/server/annotations/list-annotations'
import { mutedFor } from '@/lib/server/annotations/muted-for'
import { countUnread } from '@/lib/server/annotations/unread'
import { askerOf } from '@/lib/server/annotations/visible-where'
import type { Viewer } from '@/lib/permissions/facts'
import type { Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import { loadReading, type LoadedReading } from '@/lib/server/documents/load-reading'
import { presentReading } from '@/lib/server/documents/present'
import { cursorNow, topicsFor } from '@/lib/server/realtime/cursor'
import { defineQuery } from '@/lib/server/query'

/** `threads` is a sealed cursor; its seal is checked when it is opened. */
export const getSnapshotInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  threads: z.string().min(1).max(512).exactOptional(),
})

/** What a reading page starts from: the reading, the facts, fifty threads in text order, and where the stream goes on. */
export const getSnapshot = defineQuery({
  name: 'reading.snapshot',
  input: getSnapshotInput,
  load: ({ input, tx, viewer }) => loadWithCursor(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: (given) => presentSnapshot(given.tx, { ...given, after: given.input.threads ?? null }),
})

/** A reading, and where its stream stood before it was loaded. */
export type LoadedWithCursor = LoadedReading & { cursor: string }

/** Loads both. Whoever presents a snapshot of it reads the rows afterwards. */
export async function loadWithCursor(
  tx: Tx,
  given: { readingId: ReadingId; viewer: Viewer },
): Promise<LoadedWithCursor> {
  // Before the rows: a change in between arrives twice and harms nothing; the other order could lose it.
  const cursor = await cursorNow(tx, topicsFor(given.readingId, given.viewer))
  return { cursor, ...(await loadReading(tx, given)) }
}

type Given = Context & { loaded: LoadedWithCursor; after: string | null }

/** The snapshot of a loaded reading that the viewer may read. */
export async function presentSnapshot(tx: Tx, given: Given): Promise<Snapshot> {
  const { loaded, viewer, name, now, after } = given
  const whole = { readingId: loaded.row.id, asker: askerOf(viewer, loaded.facts) }
  const [page, resolvedCount, unreadCount, muted] = await Promise.all([
    pageOfRoots(tx, { viewer, loaded, resolved: false, after }),
    countResolved(tx, whole),
    countUnread(tx, whole),
    mutedFor(tx, { viewer, loaded }),
  ])
  return {
    reading: presentReading(loaded.row),
    viewer: { ...viewer, name },
    facts: loaded.facts,
    threads: page.items,
    next: page.next,
    resolvedCount,
    unreadCount,
    unread: page.unread,
    lastVisibility: loaded.row.lastVisibility ?? 'group',
    muted,
    cursor: loaded.cursor,
    now: now.toISOString(),
  }
}
