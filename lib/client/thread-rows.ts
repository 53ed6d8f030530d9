import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'
import type { Rows } from '@/lib/realtime/apply-frame'

/** The root and, in the order that it names them, its replies; a reply that it does not name yet comes last. */
export function threadRows(rows: Rows, rootId: AnnotationId): Annotation[] {
  const root = rows.get(rootId)
  if (!root) return []
  const named = [root.id, ...(root.thread?.replyIds ?? [])].flatMap((id) => rows.get(id) ?? [])
  const others = [...rows.values()].filter((row) => row.rootId === rootId)
  return [...new Set([...named, ...others])]
}
