import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import type { Annotation } from '@/lib/annotations/annotation'
import type { UnreadByThread } from '@/lib/annotations/unread'
import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import type { AnnotationId } from '@/lib/ids'

/**
 * What of a reading is unread, as far as a page knows. `threads` have something unread in them; what that is, `ids` says (with the
 * root) for those that are `known`. What was `seen` on this page, or on another device meanwhile, never becomes unread again,
 * whatever an older answer says. `recent` are the threads with something that came since the last visit.
 */
export type Unread = {
  count: number
  threads: ReadonlySet<AnnotationId>
  ids: ReadonlyMap<AnnotationId, AnnotationId>
  known: ReadonlySet<AnnotationId>
  seen: ReadonlySet<AnnotationId>
  recent: ReadonlySet<AnnotationId>
}

const NEWS = FLAG.unread | FLAG.recent

type Start = { unreadCount: number; unread: UnreadByThread; rootIds: readonly AnnotationId[] }

/** What a snapshot says, on a page where this was seen before. */
export function openUnread(
  { unreadCount, unread, rootIds }: Start,
  seen: ReadonlySet<AnnotationId> = new Set(),
): Unread {
  const nothing = { threads: new Set<AnnotationId>(), recent: new Set<AnnotationId>() }
  const empty = { ...nothing, count: unreadCount, ids: new Map(), known: new Set<AnnotationId>(), seen }
  return withThreads(empty, rootIds, unread)
}

/** After an answer that names everything unread in these threads. */
export function withThreads(before: Unread, rootIds: readonly AnnotationId[], said: UnreadByThread): Unread {
  if (rootIds.length === 0) return before
  const roots = new Set(rootIds)
  const ids = new Map([...before.ids].filter(([, rootId]) => !roots.has(rootId)))
  let change = 0
  for (const rootId of roots) {
    const unread = (said[rootId] ?? []).filter((id) => !before.seen.has(id))
    for (const id of unread) ids.set(id, rootId)
    if (before.known.has(rootId)) change += unread.length - numberIn(before, rootId)
  }
  const known = new Set([...before.known, ...roots])
  return {
    ...before,
    ids,
    known,
    threads: threadsOf(before.threads, ids, roots),
    count: counted(before, change),
  }
}

/** The anchors of the whole reading, and what their flags say of threads of which no more is known; they are taken off. */
export function withAnchors(
  before: Unread,
  anchors: readonly PackedAnchor[],
): { unread: Unread; anchors: PackedAnchor[] } {
  const flagged = (flag: number) =>
    anchors.flatMap(({ id, flags }) => (flags & flag ? [id as AnnotationId] : []))
  const threads = new Set([...before.threads].filter((id) => before.known.has(id)))
  for (const id of flagged(FLAG.unread)) if (!before.known.has(id)) threads.add(id)
  return {
    unread: { ...before, threads, recent: new Set([...before.recent, ...flagged(FLAG.recent)]) },
    anchors: anchors.map((one) => (one.flags & NEWS ? { ...one, flags: one.flags & ~NEWS } : one)),
  }
}

/** After these have been seen; those of threads that are not known only count. The same when all had been. */
export function withSeen(before: Unread, seen: readonly AnnotationId[]): Unread {
  const fresh = seen.filter((id) => !before.seen.has(id))
  if (fresh.length === 0) return before
  const ids = new Map(before.ids)
  const roots = new Set(fresh.flatMap((id) => before.ids.get(id) ?? []))
  for (const id of fresh) ids.delete(id)
  const changed = new Set([...roots].filter((id) => before.known.has(id)))
  return {
    ...before,
    ids,
    seen: new Set([...before.seen, ...fresh]),
    threads: threadsOf(before.threads, ids, changed),
    count: counted(before, -fresh.length),
  }
}

/** After another's annotation has arrived; the same for one's own, an empty place, and what is known already. */
export function withArrival(before: Unread, { id, rootId, author, facts }: Annotation): Unread {
  if (author === null || facts.annotation.authorIsViewer || before.ids.has(id) || before.seen.has(id))
    return before
  return {
    ...before,
    ids: new Map(before.ids).set(id, rootId),
    threads: new Set(before.threads).add(rootId),
    recent: new Set(before.recent).add(rootId),
    known: id === rootId ? new Set(before.known).add(id) : before.known,
    count: counted(before, 1),
  }
}

/** Without one annotation, or without a whole thread, of which nothing is known then. */
export function withoutUnread(before: Unread, { id, rootId }: Pick<Annotation, 'id' | 'rootId'>): Unread {
  if (id !== rootId) return withoutThese(before, [id])
  const inThread = [...before.ids].flatMap(([one, root]) => (root === rootId ? [one] : []))
  if (inThread.length === 0 && !before.known.has(rootId)) return before
  const known = new Set(before.known)
  known.delete(rootId)
  const { ids, count, threads } = withoutThese(before, inThread)
  return { ...before, ids, count, known, threads: threadsOf(threads, ids, new Set([rootId])) }
}

/** Without some annotations, their threads staying: as when one comes to mute who wrote them. */
export function withoutThese(before: Unread, gone: readonly AnnotationId[]): Unread {
  const held = gone.filter((id) => before.ids.has(id))
  if (held.length === 0) return before
  const ids = new Map(before.ids)
  for (const id of held) ids.delete(id)
  const roots = new Set(held.flatMap((id) => before.ids.get(id) ?? []))
  const changed = new Set([...roots].filter((id) => before.known.has(id)))
  return {
    ...before,
    ids,
    threads: threadsOf(before.threads, ids, changed),
    count: counted(before, -held.length),
  }
}

/** After all that there is was marked as read. */
export function withAllSeen(before: Unread): Unread {
  return {
    ...before,
    count: 0,
    ids: new Map(),
    threads: new Set(),
    seen: new Set([...before.seen, ...before.ids.keys()]),
  }
}

/** How many of a thread's replies are unread, as far as is known. */
export function newRepliesIn(unread: Unread, rootId: AnnotationId): number {
  return unread.threads.has(rootId) ? numberIn(unread, rootId) - Number(unread.ids.has(rootId)) : 0
}

function numberIn({ ids }: Unread, rootId: AnnotationId): number {
  let number = 0
  for (const root of ids.values()) if (root === rootId) number++
  return number
}

/** Those of some roots are told by what is unread in them, the others stay. */
function threadsOf(
  before: ReadonlySet<AnnotationId>,
  ids: ReadonlyMap<AnnotationId, AnnotationId>,
  roots: ReadonlySet<AnnotationId>,
): ReadonlySet<AnnotationId> {
  const left = new Set(ids.values())
  if ([...roots].every((id) => before.has(id) === left.has(id))) return before
  const threads = new Set(before)
  for (const id of roots) {
    if (left.has(id)) threads.add(id)
    else threads.delete(id)
  }
  return threads
}

/** Beyond what is counted nobody knows the number until the server says it again. */
function counted({ count }: Unread, change: number): number {
  return count >= UNREAD_COUNTED ? count : Math.max(0, Math.min(count + change, UNREAD_COUNTED))
}
