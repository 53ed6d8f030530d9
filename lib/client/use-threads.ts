import { useMemo } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { buildThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import type { Rows } from '@/lib/realtime/apply-frame'

/** A thread as a tree of what has been fetched of it; null without its root. */
export function useThread(rootId: AnnotationId): ThreadNode<Annotation> | null {
  const rows = useRoomState(({ ledger }) => ledger.shown)
  return useMemo(() => buildThread(rootId, rowsOf(rows, rootId)), [rows, rootId])
}

/** The root and, in the order that it names them, its replies; a reply that it does not name yet comes last. */
function rowsOf(rows: Rows, rootId: AnnotationId): Annotation[] {
  const root = rows.get(rootId)
  if (!root) return []
  const named = [root.id, ...(root.thread?.replyIds ?? [])].flatMap((id) => rows.get(id) ?? [])
  const others = [...rows.values()].filter((row) => row.rootId === rootId)
  return [...new Set([...named, ...others])]
}
