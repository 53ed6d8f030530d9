import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationsApi } from '@/lib/client/annotations-api'
import { isRetryable } from '@/lib/client/api'
import type { Loading } from '@/lib/client/loading'
import { watchSeen } from '@/lib/client/surface/watch-seen'
import { withAllSeen, withArrival, withoutUnread, withSeen } from '@/lib/client/unread'
import type { Unread } from '@/lib/client/unread'
import { SEEN_AT_ONCE } from '@/lib/annotations/limits'
import { isResolved } from '@/lib/annotations/thread-filter'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import type { Frame } from '@/lib/realtime/frame'

/** In ms: what was seen is sent at most this often, and the first of it when others may have been seen as well. */
const EVERY_MS = 15_000
const GATHER_MS = 1_000

/** What a reader sees of a room, and what the server is told of it. */
export type Seeing = ReturnType<typeof createSeeing>

type Tools = { store: AnnotationStore; api: AnnotationsApi; loading: Loading }

/**
 * What is unread in one room, and what is seen of it. What is seen holds at once and for good; the server is told now and then,
 * and when the page is left. Nothing is sent for a reader without an account.
 */
export function createSeeing({ store, api, loading }: Tools) {
  let waiting: AnnotationId[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sentAt = Number.NEGATIVE_INFINITY

  const change = (act: (unread: Unread) => Unread) => {
    const { unread } = store.getState()
    const next = act(unread)
    if (next !== unread) store.setState({ unread: next })
  }

  /** Says what was seen, also when that is nothing: then only that somebody is here. */
  async function send(isLeaving = false): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const { viewer, reading } = store.getState()
    if (viewer.userId === null) return
    const ids = waiting.splice(0, SEEN_AT_ONCE)
    sentAt = performance.now()
    const before = store.getState().unread
    const result = await api.see(reading.id, ids, isLeaving)
    if (!result.ok) {
      // It was seen all the same, and is said again later.
      if (isRetryable(result.problem) && ids.length > 0) {
        waiting.unshift(...ids)
        soon()
      }
      return
    }
    if (waiting.length > 0) soon()
    // What has come meanwhile is not in the answer.
    else change((unread) => (unread === before ? { ...unread, count: result.data.unread } : unread))
  }

  function soon(): void {
    timer ??= setTimeout(() => void send(), Math.max(GATHER_MS, sentAt + EVERY_MS - performance.now()))
  }

  function see(id: AnnotationId): void {
    if (store.getState().unread.seen.has(id)) return
    change((unread) => withSeen(unread, [id]))
    waiting.push(id)
    soon()
  }

  function leave(): void {
    if (waiting.length > 0) void send(true)
  }

  /** Takes over what a frame says, which the room has taken over already. `wasKnown` says whether its annotation stood here. */
  function hear(frame: Frame, wasKnown: boolean): void {
    if (frame.kind === 'remove') return change((unread) => withoutUnread(unread, frame))
    if (frame.kind === 'seen') {
      if (frame.readingId !== store.getState().reading.id) return
      const { ids } = frame
      if (ids === null) void loading.restart()
      else change((unread) => withSeen(unread, ids))
      return
    }
    if (frame.kind !== 'upsert') return
    const { annotation } = frame
    const { unread, isMuting } = store.getState()
    const isNew = frame.isNew === true && !wasKnown
    const isOpen = annotation.thread !== null && !unread.known.has(annotation.id)
    if (annotation.thread !== null && isResolved(annotation)) change((now) => withoutUnread(now, annotation))
    else if (isNew && !isMuting) change((now) => withArrival(now, annotation))
    // By whom it is, and what of it was seen when it was shown before, only the server knows.
    else if (!wasKnown || isOpen) void loading.again([annotation.rootId])
  }

  return {
    see,
    hear,
    /** Watches an element until the annotation in it has been seen. Returns what ends it. */
    watch: (element: HTMLElement, id: AnnotationId): (() => void) => watchSeen(element, () => see(id)),
    /** Marks everything as read that this reader may read now. Returns the problem that stopped it, or null. */
    all: async (): Promise<Problem | null> => {
      const result = await api.seeAll(store.getState().reading.id)
      if (!result.ok) return result.problem
      waiting = []
      change(withAllSeen)
      return null
    },
    /** Says that the reader is here, and from then on what they see. Returns what ends it. */
    start: (): (() => void) => {
      soon()
      const abort = new AbortController()
      const hide = () => document.visibilityState === 'hidden' && leave()
      document.addEventListener('visibilitychange', hide, { signal: abort.signal })
      window.addEventListener('pagehide', leave, { signal: abort.signal })
      return () => {
        leave()
        clearTimeout(timer)
        abort.abort()
      }
    },
  }
}
