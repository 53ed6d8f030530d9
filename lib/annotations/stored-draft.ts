import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { Visibility } from '@/lib/annotations/visibility'
import type { AnnotationId, RevisionId } from '@/lib/ids'

/**
 * Unsent words as the server keeps them for their author, and for nobody else. `id` is the id of the annotation that they
 * become, or of the one that they change. `rootId` is the thread of what they answer or change, null where that is gone or
 * for a root. `number` counts the saves; a save names the number that it saw. `savedAt` is ISO 8601 in UTC.
 */
export type StoredDraft = {
  id: AnnotationId
  kind: 'create' | 'reply' | 'edit'
  parentId: AnnotationId | null
  rootId: AnnotationId | null
  motivation: Exclude<Annotation['motivation'], 'replying'>
  visibility: Visibility
  body: BodyJson | null
  text: string
  targets: { revisionId: RevisionId; selectors: Selectors | null }[] | null
  tags: string[]
  /** The edit that its author saw, of what is changed. */
  seenEdit: number | null
  number: number
  savedAt: string
}
