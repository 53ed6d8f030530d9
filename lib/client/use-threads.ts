import { useMemo } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { buildThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { changeKey } from '@/lib/client/overlay'
import type { Change, Pending } from '@/lib/client/overlay'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import type { Rows } from '@/lib/realtime/apply-frame'

/** One annotation as it is shown; undefined while it has not been fetched, or when it is gone. */
export function useAnnotation(id: AnnotationId): Annotation | undefined {
  return useRoomState(({ ledger }) => ledger.shown.get(id))
}

/** A thread as a tree of what has been fetched of it; null without its root. */
export function useThread(rootId: AnnotationId): ThreadNode<Annotation> | null {
  const rows = useRoomState(({ ledger }) => ledger.shown)
  return useMemo(() => buildThread(rootId, rowsOf(rows, rootId)), [rows, rootId])
}

/** This reader's unconfirmed change of a kind to an annotation. */
export function usePending(kind: Change['kind'], id: AnnotationId): Pending | undefined {
  return useRoomState(({ ledger }) => ledger.overlay.get(changeKey({ kind, id })))
}

/** The root and, in the order that it names them, its replies; a reply that it does not name yet comes last. */
function rowsOf(rows: Rows, rootId: AnnotationId): Annotation[] {
  const root = rows.get(rootId)
  if (!root) return []
  const named = [root.id, ...(root.thread?.replyIds ?? [])].flatMap((id) => rows.get(id) ?? [])
  const others = [...rows.values()].filter((row) => row.rootId === rootId)
  return [...new Set([...named, ...others])]
}
