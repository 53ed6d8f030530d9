import type { Annotation } from '@/lib/annotations/annotation'

/** True for the root of a resolved thread. Resolved threads leave the text and stay in their own view. */
export function isResolved(root: Pick<Annotation, 'thread'>): boolean {
  return root.thread?.resolvedAt != null
}
