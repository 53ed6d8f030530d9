import type { AnnotationState, ThreadState } from '@/lib/annotations/state'
import type { Anchor } from '@/lib/anchoring/anchor'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Role } from '@/lib/groups/role'
import type { AnnotationId, ReadingId, RevisionId } from '@/lib/ids'

/** ProseMirror JSON of the body schema. */
export type BodyJson = { type: string; [key: string]: unknown }

/** What an annotation was made on. `selectors` is null for a whole-document note; `anchor` is in the current revision. */
export type Target = {
  revisionId: RevisionId
  revision: number
  selectors: Selectors | null
  anchor: Anchor | null
}

/** What a root says of its thread. `replyIds`: replies that the viewer may place, in order; ids, so that taking a frame twice counts once. */
export type ThreadSummary = { resolvedAt: string | null; resolvedBy: string | null; replyIds: AnnotationId[] }

/** How many readers value an annotation (of a question: share it), and whether the viewer does. Who they are is not told. */
export type Valued = { count: number; byViewer: boolean }

/**
 * The one shape of an annotation that interface, API, frames and export read, made for one viewer by `present.ts`.
 * An empty place has neither `author`, `body`, `text` nor `tags`; `targets` and `thread` stand on roots alone.
 * Times are ISO 8601 in UTC.
 */
export type Annotation = {
  id: AnnotationId
  readingId: ReadingId
  rootId: AnnotationId
  /** The nearest ancestor that the viewer may place; null for a root. */
  parentId: AnnotationId | null
  author: { name: string; role: Role | null } | null
  motivation: Motivation
  visibility: Visibility
  status: Status
  edit: number
  body: BodyJson | null
  text: string
  /** As they were written, in their order. */
  tags: string[]
  createdAt: string
  editedAt: string | null
  /** True for the author of words that were deleted and can still be brought back. */
  restorable: boolean
  targets: Target[]
  thread: ThreadSummary | null
  /** Nobody values an empty place. */
  valued: Valued
  /** Of a reply: the reply before it, in the order they arrived, among those that the viewer may place; null for the first. */
  follows: AnnotationId | null
  facts: { annotation: AnnotationState; thread: ThreadState }
}
