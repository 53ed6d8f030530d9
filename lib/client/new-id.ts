import { mintId } from '@/lib/ids'
import type { AnnotationId } from '@/lib/ids'

/** A fresh id for an annotation, minted when its composer opens. */
export function newAnnotationId(): AnnotationId {
  return mintId<AnnotationId>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

/** A fresh name for a page among those of its browser. */
export function newPageId(): string {
  return newAnnotationId()
}
