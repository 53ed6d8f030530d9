import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'
import type { Rows } from '@/lib/realtime/apply-frame'
import type { Frame } from '@/lib/realtime/frame'

/** Annotations that are known here and wait to be shown until their reader wishes. */
export type Waiting = ReadonlySet<AnnotationId>

/** What a room shows when a frame reaches it. */
export type Admission = {
  /** What was known before the frame. */
  rows: Rows
  waiting: Waiting
  /** The root of the thread that is being read. */
  openId: AnnotationId | null
  /** Whether the passage of a root stands in the text that has not been fetched yet. */
  isPlaced: (id: AnnotationId) => boolean
}

/**
 * What waits after a frame; the same set when that is no other. At once are shown: removals, what is shown already as it now is,
 * replies in the open thread, and everything of one's own, with the thread that it answers. All else that is new waits: threads
 * by others, and their replies in threads that are not open, whose cards would push others away; opening the thread shows them.
 */
export function admit(frame: Frame, room: Admission): Waiting {
  if (frame.kind === 'remove') return withoutRemoved(frame, room)
  if (frame.kind !== 'upsert') return room.waiting
  const { annotation } = frame
  const { id, rootId } = annotation
  const { rows, waiting, openId, isPlaced } = room
  if (annotation.facts.annotation.authorIsViewer) return withoutThread(waiting, rows, rootId)
  if (waiting.has(id) || rows.has(id) || isPlaced(id)) return waiting
  if (id !== rootId && rootId === openId) return waiting
  return new Set(waiting).add(id)
}

/** What waits once a thread is shown whole, as opening it does; the same set when nothing of it waited. */
export function withoutThread(waiting: Waiting, rows: Rows, rootId: AnnotationId): Waiting {
  return without(waiting, (id) => id === rootId || rows.get(id)?.rootId === rootId)
}

/** The rows as they are shown: without those that wait, of which no thread counts any either. The same rows when none does. */
export function withoutWaiting(rows: Rows, waiting: Waiting): Rows {
  if (waiting.size === 0) return rows
  const roots = new Set([...waiting].flatMap((id) => rows.get(id)?.rootId ?? []))
  const shown = new Map(rows)
  for (const rootId of roots) {
    const root = shown.get(rootId)
    if (root) shown.set(rootId, withoutReplies(root, waiting))
  }
  for (const id of waiting) shown.delete(id)
  return shown
}

/** Kept by the row: what shows a thread need not be drawn again because something arrived elsewhere. */
const reduced = new WeakMap<Annotation, Annotation>()

function withoutReplies(root: Annotation, waiting: Waiting): Annotation {
  if (!root.thread?.replyIds.some((id) => waiting.has(id))) return root
  const replyIds = root.thread.replyIds.filter((id) => !waiting.has(id))
  const known = reduced.get(root)
  if (known?.thread?.replyIds.join() === replyIds.join()) return known
  const next = { ...root, thread: { ...root.thread, replyIds } }
  reduced.set(root, next)
  return next
}

/** A root takes its thread along. */
function withoutRemoved(
  { id, rootId }: Extract<Frame, { kind: 'remove' }>,
  { rows, waiting }: Admission,
): Waiting {
  return id === rootId ? withoutThread(waiting, rows, rootId) : without(waiting, (one) => one === id)
}

function without(waiting: Waiting, isGone: (id: AnnotationId) => boolean): Waiting {
  const left = [...waiting].filter((id) => !isGone(id))
  return left.length === waiting.size ? waiting : new Set(left)
}
