import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'

type Linked = Pick<Annotation, 'id' | 'rootId' | 'parentId'>

/** An annotation and its replies, in the order they were given. */
export type ThreadNode<T> = { annotation: T; replies: ThreadNode<T>[] }

/**
 * The tree of one thread from a flat list, in any order. Null when the root is not in the list. An annotation of the
 * list is absent from the tree in two cases only: it belongs to another thread, or its id came before. A reply whose
 * parent is missing, is itself, or only leads round in a circle answers the root instead. Siblings keep the list's order.
 */
export function buildThread<T extends Linked>(rootId: AnnotationId, list: Iterable<T>): ThreadNode<T> | null {
  const nodes = new Map<AnnotationId, ThreadNode<T>>()
  for (const annotation of list) {
    if (annotation.rootId !== rootId || nodes.has(annotation.id)) continue
    nodes.set(annotation.id, { annotation, replies: [] })
  }
  const root = nodes.get(rootId)
  if (root === undefined) return null
  const leadsToRoot = new Set<AnnotationId>([rootId])
  for (const [id, node] of nodes) {
    if (id === rootId) continue
    const { parentId } = node.annotation
    const parent =
      parentId === null || !reachesRoot(nodes, id, leadsToRoot) ? root : (nodes.get(parentId) ?? root)
    parent.replies.push(node)
  }
  return root
}

/** The thread's annotations from top to bottom as they are shown, the root first. */
export function flattenThread<T>(root: ThreadNode<T>): T[] {
  const shown: T[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    shown.push(node.annotation)
    waiting.push(...node.replies.toReversed())
  }
  return shown
}

/** Follows parents upwards; a gap leads to the root. What leads round in a circle is cut loose, and so opens the circle. */
function reachesRoot<T extends Linked>(
  nodes: ReadonlyMap<AnnotationId, ThreadNode<T>>,
  id: AnnotationId,
  known: Set<AnnotationId>,
): boolean {
  const walked = new Set<AnnotationId>()
  let at: AnnotationId | null = id
  while (at !== null && !known.has(at)) {
    if (walked.has(at)) {
      known.add(id)
      return false
    }
    walked.add(at)
    at = nodes.get(at)?.annotation.parentId ?? null
  }
  for (const one of walked) known.add(one)
  return true
}
