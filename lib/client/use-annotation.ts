import type { Annotation } from '@/lib/annotations/annotation'
import { changeKey } from '@/lib/client/overlay'
import type { Change, Pending } from '@/lib/client/overlay'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'

/** One annotation as it is shown; undefined while it has not been fetched, or when it is gone. */
export function useAnnotation(id: AnnotationId): Annotation | undefined {
  return useRoomState(({ ledger }) => ledger.shown.get(id))
}

/** This reader's unconfirmed change of a kind to an annotation. */
export function usePending(kind: Change['kind'], id: AnnotationId): Pending | undefined {
  return useRoomState(({ ledger }) => ledger.overlay.get(changeKey({ kind, id })))
}
