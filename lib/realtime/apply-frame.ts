import type { Annotation } from '@/lib/annotations/annotation'
import { withReply, withoutReply } from '@/lib/annotations/thread-summary'
import type { FollowsOf } from '@/lib/annotations/thread-summary'
import { assertNever } from '@/lib/errors/assert-never'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { Frame } from '@/lib/realtime/frame'
import type { Present } from '@/lib/realtime/presence'

/** Annotations by id. */
export type Rows = ReadonlyMap<AnnotationId, Annotation>

/** What a browser holds of one reading. `isStale` asks for a new snapshot; nothing else of it can be trusted to follow. */
export type RoomState = {
  readingId: ReadingId
  rows: Rows
  viewer: Viewer
  facts: ReadingFacts
  present: Present
  isStale: boolean
}

/**
 * The state after taking over a frame; the same object when it changes nothing. Twice equals once, frames of other
 * readings are ignored, and an annotation never goes back to an earlier edit.
 */
export function applyFrame(state: RoomState, frame: Frame): RoomState {
  switch (frame.kind) {
    case 'upsert':
      return frame.annotation.readingId === state.readingId
        ? withRows(state, putRow(state.rows, frame.annotation))
        : state
    case 'remove':
      return frame.readingId === state.readingId ? withRows(state, dropRow(state.rows, frame)) : state
    case 'context':
      return frame.readingId === state.readingId
        ? { ...state, viewer: frame.viewer, facts: frame.facts }
        : state
    case 'reset':
      return frame.readingId === null || frame.readingId === state.readingId
        ? { ...state, isStale: true }
        : state
    case 'presence': {
      const { readingId, count, people } = frame
      return readingId === state.readingId ? { ...state, present: { count, people } } : state
    }
    case 'seen':
    case 'bell':
      return state
    default:
      return assertNever(frame)
  }
}

function withRows(state: RoomState, rows: Rows): RoomState {
  return rows === state.rows ? state : { ...state, rows }
}

/**
 * The rows with this annotation as it now is, unless a later edit is held. A reply is added once to its root's reply
 * ids, after the one it follows. A root says for its replies whether the thread is locked, and its own ids are taken over in their order, with the replies that arrived and are not
 * among them yet.
 */
export function putRow(rows: Rows, annotation: Annotation): Rows {
  const held = rows.get(annotation.id)
  if (held !== undefined && held.edit > annotation.edit) return rows
  const next = new Map(rows)
  if (annotation.thread === null) {
    next.set(annotation.id, annotation)
    const root = next.get(annotation.rootId)
    if (root?.thread)
      next.set(root.id, { ...root, thread: withReply(root.thread, annotation.id, followsIn(next)) })
  } else {
    const arrived = inThread(rows.values(), annotation.id).filter((row) => row.id !== annotation.id)
    const thread = arrived.reduce(
      (summary, row) => withReply(summary, row.id, followsIn(rows)),
      annotation.thread,
    )
    next.set(annotation.id, { ...annotation, thread })
    const { locked } = annotation.facts.thread
    for (const reply of arrived) next.set(reply.id, withLock(reply, locked))
  }
  return next
}

/** The annotations of a thread among others, its root included. */
export function inThread(rows: Iterable<Annotation>, rootId: AnnotationId): Annotation[] {
  return [...rows].filter((row) => row.rootId === rootId)
}

/** An annotation in a thread that is locked or is not; the same object where that is known. */
export function withLock(row: Annotation, locked: boolean): Annotation {
  if (row.facts.thread.locked === locked) return row
  return { ...row, facts: { ...row.facts, thread: { ...row.facts.thread, locked } } }
}

const followsIn =
  (rows: Rows): FollowsOf =>
  (id) =>
    rows.get(id)?.follows

/**
 * The rows without this annotation: a root takes its thread along, a reply leaves its root's reply ids and hands its own
 * replies to what it answered.
 */
export function dropRow(rows: Rows, { id, rootId }: { id: AnnotationId; rootId: AnnotationId }): Rows {
  if (id === rootId) return withoutThread(rows, rootId)
  const root = rows.get(rootId)
  if (!rows.has(id) && !root?.thread?.replyIds.includes(id)) return rows
  const next = new Map(rows)
  next.delete(id)
  if (root?.thread) next.set(rootId, { ...root, thread: withoutReply(root.thread, id) })
  const parentId = rows.get(id)?.parentId ?? rootId
  for (const row of rows.values()) if (row.parentId === id) next.set(row.id, { ...row, parentId })
  return next
}

function withoutThread(rows: Rows, rootId: AnnotationId): Rows {
  const kept = [...rows].filter(([, row]) => row.rootId !== rootId)
  return kept.length === rows.size ? rows : new Map(kept)
}
