import 'server-only'
import { ROOTS_PER_PAGE } from '@/lib/annotations/limits'
import { listAnnotationsInput } from '@/lib/annotations/list-input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { decodeListCursor, encodeListCursor, type ListCursor } from '@/lib/realtime/list-cursor'
import { listRoots, type RootPlace } from '@/lib/server/annotations/list-roots'
import { loadRoots } from '@/lib/server/annotations/load-roots'
import { currentRevision, loadThread, type LoadedThread } from '@/lib/server/annotations/load-thread'
import { loadThreadAnnotations } from '@/lib/server/annotations/load-thread-annotations'
import { unreadInThreads } from '@/lib/server/annotations/unread'
import { askerOf } from '@/lib/server/annotations/visible-where'
import { loadReading, type LoadedReading } from '@/lib/server/documents/load-reading'
import type { Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import { defineQuery } from '@/lib/server/query'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'roots'

/** A page of a reading's open or resolved roots in text order, named roots, or one whole thread as it arrived. */
export const listAnnotations = defineQuery({
  name: 'annotation.list',
  input: listAnnotationsInput,
  load: async ({ input, tx, viewer }) => {
    if (input.kind === 'thread')
      return { thread: await loadThread(tx, { id: input.thread, viewer }), reading: null }
    return { thread: null, reading: await loadReading(tx, { readingId: input.reading, viewer }) }
  },
  permit: {
    action: ({ input }) => (input.kind === 'thread' ? 'annotation:place' : 'reading:read'),
    facts: ({ loaded }) => (loaded.thread ? loaded.thread.subject.facts : loaded.reading.facts),
  },
  present: async ({ input, loaded, tx, viewer }) => {
    if (loaded.thread) return wholeThread(tx, loaded.thread, viewer)
    const { reading } = loaded
    if (input.kind === 'roots') {
      const ids = await keepOfReading(tx, reading.row.id, input.roots.map(uuidOf))
      const judge = { viewer, facts: reading.facts }
      const [items, unread] = await Promise.all([
        loadRoots(tx, { ids, judge, revisionId: currentRevision(reading) }),
        unreadInThreads(tx, { ...placeOf(reading, viewer), rootIds: ids }),
      ])
      return { items, next: null, unread }
    }
    const isResolved = input.kind === 'page' && input.view === 'resolved'
    const after = input.kind === 'page' ? input.after : null
    return pageOfRoots(tx, { viewer, loaded: reading, resolved: isResolved, after })
  },
})

type Asked = { viewer: Context['viewer']; loaded: LoadedReading; resolved: boolean; after: string | null }

/** The page of roots after a sealed cursor, and the cursor of the page after it; also the snapshot's first fifty. */
export async function pageOfRoots(tx: Tx, { viewer, loaded, resolved, after }: Asked) {
  const revisionId = currentRevision(loaded)
  const scope = {
    readingId: idOf<ReadingId>(loaded.row.id),
    view: resolved ? ('resolved' as const) : ('open' as const),
  }
  const roots = await listRoots(tx, {
    readingId: loaded.row.id,
    revisionId,
    asker: askerOf(viewer, loaded.facts),
    resolved,
    after: after === null ? null : openCursor(after, scope),
    limit: ROOTS_PER_PAGE + 1,
  })
  const page = roots.slice(0, ROOTS_PER_PAGE)
  const last = roots.length > ROOTS_PER_PAGE ? page.at(-1) : undefined
  const ids = page.map((root) => root.id)
  const [items, unread] = await Promise.all([
    loadRoots(tx, { ids, judge: { viewer, facts: loaded.facts }, revisionId }),
    unreadInThreads(tx, { ...placeOf(loaded, viewer), rootIds: ids }),
  ])
  return {
    items,
    unread,
    next: last ? seal(PURPOSE, encodeListCursor({ ...scope, ...cursorAt(last) })) : null,
  }
}

async function wholeThread(tx: Tx, thread: LoadedThread, viewer: Context['viewer']) {
  const [items, unread] = await Promise.all([
    loadThreadAnnotations(tx, thread, viewer),
    unreadInThreads(tx, { ...placeOf(thread.reading, viewer), rootIds: [thread.rootId] }),
  ])
  return { items, next: null, unread }
}

function placeOf({ row, facts }: LoadedReading, viewer: Context['viewer']) {
  return { readingId: row.id, asker: askerOf(viewer, facts) }
}

function cursorAt({ id, start, end }: RootPlace): Pick<ListCursor, 'place' | 'id'> {
  return { id: idOf(id), place: start < 0 ? null : { start, end } }
}

/** A cursor of another list is none: it would page through what it was not made for. */
function openCursor(token: string, scope: Pick<ListCursor, 'readingId' | 'view'>): ListCursor {
  const bytes = open(PURPOSE, token)
  const cursor = bytes && decodeListCursor(bytes)
  if (!cursor || cursor.readingId !== scope.readingId || cursor.view !== scope.view) {
    throw new AppError('invalid_input', { fields: [{ path: 'after', message: 'not_a_cursor' }] })
  }
  return cursor
}

async function keepOfReading(tx: Tx, readingId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.annotation.findMany({
    where: { id: { in: [...ids] }, readingId },
    select: { id: true },
  })
  const known = new Set(rows.map((row) => row.id))
  return ids.filter((id) => known.has(id))
}
