import { buildThread, flattenThread } from '@/lib/annotations/build-thread'
import type { AnnotationStore, OpenThread, RoomState } from '@/lib/client/annotation-store'
import { rootsOf } from '@/lib/client/ledger'
import type { Loading } from '@/lib/client/loading'
import { threadRows } from '@/lib/client/thread-rows'
import type { AnnotationId } from '@/lib/ids'

type Open = (rootId: AnnotationId, by: OpenThread['by'], focusId?: AnnotationId) => void

/** Forwards (1) or backwards (-1). */
export type Direction = 1 | -1

/**
 * The way from one unread annotation to the next, in the order of the text and within a thread from top to bottom; after the last
 * comes the first again. With no thread open it begins at the text offset `from`. False when there is none.
 */
export function createUnreadSteps(store: AnnotationStore, loading: Loading, open: Open) {
  let asked = 0
  return async (direction: Direction, from: number): Promise<boolean> => {
    const call = ++asked
    const state = store.getState()
    const here = state.open && nextWithin(state, state.open, direction)
    if (state.open && here) {
      open(state.open.rootId, 'keys', here)
      return true
    }
    for (const rootId of threadsAhead(state, direction, from)) {
      const { unread, loaded } = store.getState()
      if (!unread.threads.has(rootId)) continue
      // What is unread among the replies stands in an order only when they are here.
      const problem = loaded.has(rootId) ? null : await loading.thread(rootId)
      if (call !== asked) return true
      const id = unreadOf(store.getState(), rootId).at(direction === 1 ? 0 : -1)
      if (id === undefined && problem === null) continue
      open(rootId, 'keys', id ?? rootId)
      return true
    }
    return false
  }
}

/** The unread annotations of a thread as it is read. */
function unreadOf(state: RoomState, rootId: AnnotationId): AnnotationId[] {
  return inOrder(state, rootId).filter((id) => state.unread.ids.has(id))
}

function inOrder({ ledger }: RoomState, rootId: AnnotationId): AnnotationId[] {
  const thread = buildThread(rootId, threadRows(ledger.rows, rootId))
  return thread ? flattenThread(thread).map(({ id }) => id) : []
}

function nextWithin(
  state: RoomState,
  { rootId, focusId }: OpenThread,
  direction: Direction,
): AnnotationId | null {
  const ids = inOrder(state, rootId)
  const at = ids.indexOf(focusId)
  const ahead = direction === 1 ? ids.slice(at + 1) : ids.slice(0, Math.max(0, at)).toReversed()
  return ahead.find((id) => state.unread.ids.has(id)) ?? null
}

/** All threads that are shown, from where the reader is, the open one last. */
function threadsAhead(state: RoomState, direction: Direction, from: number): AnnotationId[] {
  const roots = direction === 1 ? [...rootsOf(state.ledger)] : rootsOf(state.ledger).toReversed()
  const at = state.open ? roots.indexOf(state.open.rootId) + 1 : firstAhead(state, roots, { direction, from })
  return [...roots.slice(at), ...roots.slice(0, at)]
}

function firstAhead(
  { ledger }: RoomState,
  roots: readonly AnnotationId[],
  { direction, from }: { direction: Direction; from: number },
): number {
  const starts = new Map(ledger.shownAnchors.map(({ id, start }) => [id, start]))
  const at = roots.findIndex((id) => {
    const isAfter = (starts.get(id) ?? -1) >= from
    return direction === 1 ? isAfter : !isAfter
  })
  return Math.max(0, at)
}
