import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { Bell } from '@/lib/realtime/bell'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { Present } from '@/lib/realtime/presence'

/**
 * A state to take over, never an event to interpret (architecture, section 8). `isNew` stands on what nobody can have seen
 * before; `seen` tells the devices of one person what they have seen on another, or with null that it is too much to name.
 * `presence` has no version and is never replayed.
 */
export type Frame =
  | { kind: 'upsert'; annotation: Annotation; isNew?: true }
  | { kind: 'remove'; readingId: ReadingId; id: AnnotationId; rootId: AnnotationId }
  | { kind: 'context'; readingId: ReadingId; viewer: Viewer; facts: ReadingFacts }
  | { kind: 'reset'; readingId: ReadingId | null }
  | ({ kind: 'presence'; readingId: ReadingId } & Present)
  | { kind: 'seen'; readingId: ReadingId; ids: AnnotationId[] | null }
  | ({ kind: 'bell' } & Bell)
