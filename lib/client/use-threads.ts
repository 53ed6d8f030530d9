import { useMemo } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { buildThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { useRoomState } from '@/lib/client/room'
import { threadRows } from '@/lib/client/thread-rows'
import type { AnnotationId } from '@/lib/ids'

/** A thread as a tree of what has been fetched of it; null without its root. */
export function useThread(rootId: AnnotationId): ThreadNode<Annotation> | null {
  const rows = useRoomState(({ ledger }) => ledger.shown)
  return useMemo(() => buildThread(rootId, threadRows(rows, rootId)), [rows, rootId])
}
