import type { Annotation } from '@/lib/annotations/annotation'
import { flattenThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import type { AnnotationId } from '@/lib/ids'

/** How many steps a reply is set in at most: further down a thread they would leave no room for words. */
export const STEPS = 4

/**
 * A line of a thread below its root. `level` counts from 1; `isPlaced` is false for a reply whose place does not show what
 * it answers, so that it has to be said. A fold stands for the replies that are hidden there.
 */
export type ThreadLine<T> =
  | { kind: 'reply'; reply: T; level: number; isPlaced: boolean }
  | { kind: 'fold'; ids: AnnotationId[]; level: number }

type Linked = Pick<Annotation, 'id'>

/**
 * The replies of a thread from top to bottom, those that are hidden gathered in folds. A hidden reply gives its place to
 * its own replies that are shown. One list however deep the thread is: no page holds hundreds of lists in one another.
 */
export function threadLines<T extends Linked>(
  root: ThreadNode<T>,
  hidden: ReadonlySet<AnnotationId>,
): ThreadLine<T>[] {
  const lines: ThreadLine<T>[] = []
  const depths = new Map<AnnotationId, number>([[root.annotation.id, 0]])
  const parents = parentsIn(root)
  for (const reply of flattenThread(root).slice(1)) {
    const parentId = parents.get(reply.id) ?? root.annotation.id
    const above = depths.get(parentId) ?? 0
    const isHidden = hidden.has(reply.id)
    depths.set(reply.id, isHidden ? above : above + 1)
    const level = Math.min(above + 1, STEPS)
    const last = lines.at(-1)
    if (!isHidden) {
      const isPlaced = !hidden.has(parentId) && above < STEPS
      lines.push({ kind: 'reply', reply, level, isPlaced })
    } else if (last?.kind === 'fold') last.ids.push(reply.id)
    else lines.push({ kind: 'fold', ids: [reply.id], level })
  }
  return lines
}

/** What each reply stands under; never recurses, however deep. */
function parentsIn<T extends Linked>(root: ThreadNode<T>): Map<AnnotationId, AnnotationId> {
  const parents = new Map<AnnotationId, AnnotationId>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const reply of node.replies) {
      parents.set(reply.annotation.id, node.annotation.id)
      waiting.push(reply)
    }
  }
  return parents
}
