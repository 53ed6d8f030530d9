import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'

/** A state to take over, never an event to interpret (architecture, section 8). */
export type Frame =
  | { kind: 'upsert'; annotation: Annotation }
  | { kind: 'remove'; readingId: ReadingId; id: AnnotationId; rootId: AnnotationId }
  | { kind: 'context'; readingId: ReadingId; viewer: Viewer; facts: ReadingFacts }
  | { kind: 'reset'; readingId: ReadingId | null }
