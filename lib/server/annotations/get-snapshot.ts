import 'server-only'
import { z } from 'zod'
import { idSchema } from '@/lib/ids-schema'
import type { ReadingId } from '@/lib/ids'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { countRoots } from '@/lib/server/annotations/list-roots'
import { pageOfRoots } from '@/lib/server/annotations/list-annotations'
import { askerOf } from '@/lib/server/annotations/visible-where'
import type { Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import { loadReading, type LoadedReading } from '@/lib/server/documents/load-reading'
import { presentReading } from '@/lib/server/documents/present'
import { findName } from '@/lib/server/documents/rows'
import { cursorNow, topicsFor } from '@/lib/server/realtime/cursor'
import { defineQuery } from '@/lib/server/query'

/** A sealed cursor in a query string; its seal is checked when it is opened. */
const getSnapshotInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  threads: z.string().min(1).max(512).exactOptional(),
})

/** What a reading page starts from: the reading, the facts, fifty threads in text order, and where the stream goes on. */
export const getSnapshot = defineQuery({
  name: 'reading.snapshot',
  input: getSnapshotInput,
  load: async ({ input, tx, viewer }) => {
    // Before the rows: a change in between arrives twice and harms nothing; the other order could lose it.
    const cursor = await cursorNow(tx, topicsFor(input.readingId, viewer))
    return { cursor, ...(await loadReading(tx, { readingId: input.readingId, viewer })) }
  },
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: (given) => presentSnapshot(given.tx, { ...given, after: given.input.threads ?? null }),
})

type Given = Context & { loaded: LoadedReading & { cursor: string }; after: string | null }

async function presentSnapshot(tx: Tx, { loaded, viewer, name, now, after }: Given): Promise<Snapshot> {
  const [page, counts, openedBy] = await Promise.all([
    pageOfRoots(tx, { viewer, loaded, resolved: false, after }),
    countRoots(tx, { readingId: loaded.row.id, asker: askerOf(viewer, loaded.facts) }),
    findName(tx, loaded.row.openedBy),
  ])
  return {
    reading: presentReading(loaded.row, openedBy),
    viewer: { ...viewer, name },
    facts: loaded.facts,
    threads: page.items,
    next: page.next,
    threadCount: counts.open,
    resolvedCount: counts.resolved,
    cursor: loaded.cursor,
    now: now.toISOString(),
  }
}
