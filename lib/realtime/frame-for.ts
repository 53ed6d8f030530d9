import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationState, ThreadState } from '@/lib/annotations/state'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { AnnotationFacts, ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { BeforeState } from '@/lib/realtime/event'
import type { Frame } from '@/lib/realtime/frame'

/** The facts of an annotation and its thread, for one viewer. */
export type SubjectFacts = { annotation: AnnotationState; thread: ThreadState }

/** A change of one annotation, seen by one viewer. */
export type SeenChange = {
  readingId: ReadingId
  id: AnnotationId
  rootId: AnnotationId
  reading: ReadingFacts
  /** The subject as it now is; null when there is no such row any more. */
  now: SubjectFacts | null
  before: BeforeState | null
  /** The reply that `before.reply` names, as it now is; null without one. */
  reply: SubjectFacts | null
  /** Makes the transfer object; called only when the viewer may place the subject. */
  present: () => Annotation | null
}

/**
 * What one viewer is told of a change: the annotation as it now is, or its removal when they could place it before, or
 * nothing. Never names an annotation that the viewer neither may place nor could. Authorship, circles and gates do not
 * change with one annotation, so what was before is the present with the event's facts in it.
 */
export function frameFor(viewer: Viewer, change: SeenChange): Frame | null {
  const { now, reading, readingId, id, rootId } = change
  if (now === null) return null
  if (can(viewer, 'annotation:place', { ...reading, ...now })) {
    const annotation = change.present()
    if (annotation === null) return null
    return change.before === null
      ? { kind: 'upsert', annotation, isNew: true }
      : { kind: 'upsert', annotation }
  }
  const before = factsBefore(viewer, change, now)
  if (before === null || !can(viewer, 'annotation:place', before)) return null
  return { kind: 'remove', readingId, id, rootId }
}

function factsBefore(viewer: Viewer, change: SeenChange, now: SubjectFacts): AnnotationFacts | null {
  const { before, reading } = change
  if (before === null) return null
  const { live, status, visibility } = before
  const hasReadableReply = now.annotation.hasReadableReply || couldReadReply(viewer, change)
  return {
    ...reading,
    annotation: { ...now.annotation, live, status, visibility, hasReadableReply },
    thread: now.thread,
  }
}

/** For an empty place: whether the viewer could read the reply whose going empties it. */
function couldReadReply(viewer: Viewer, { before, reading, reply }: SeenChange): boolean {
  if (before?.reply === undefined || reply === null) return false
  const { live, status, visibility } = before.reply
  const annotation = { ...reply.annotation, live, status, visibility }
  return can(viewer, 'annotation:read', { ...reading, annotation, thread: reply.thread })
}
