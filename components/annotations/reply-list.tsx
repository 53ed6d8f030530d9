'use client'

import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { flattenThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { foldedReplies } from '@/lib/annotations/fold'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { showEarlierReplies } from '@/lib/messages/counts'
import { AnnotationCard } from './annotation-card'
import styles from './thread-view.module.css'

type Node = ThreadNode<Annotation>

/** Replies further down are not set in any more, so that words keep their room; they say whom they answer. */
const STEPS = 5

/** The replies of a thread as a tree; of many, the earlier ones are folded until they are asked for. */
export function ReplyList({ root }: { root: Node }) {
  const meant = useRoomState(({ open }) => open?.focusId ?? null)
  const [isUnfolded, setUnfolded] = useState(false)
  const flat = flattenThread(root).slice(1)
  const keep = meant === null || meant === root.annotation.id ? [] : [meant]
  const ids = flat.map(({ id }) => id)
  const hidden = new Set(isUnfolded ? [] : foldedReplies(ids, keep))
  if (flat.length === 0) return null
  return (
    <>
      {hidden.size > 0 && (
        <div className={styles.replies}>
          <button type="button" className={styles.fold} onClick={() => setUnfolded(true)}>
            {showEarlierReplies(hidden.size)}
          </button>
        </div>
      )}
      <Branch nodes={root.replies} hidden={hidden} depth={1} />
    </>
  )
}

type BranchProps = { nodes: readonly Node[]; hidden: ReadonlySet<AnnotationId>; depth: number }

/** A hidden reply gives its place to its own replies that are shown. */
function Branch({ nodes, hidden, depth }: BranchProps) {
  const shown = nodes.flatMap((node) => visible(node, hidden))
  if (shown.length === 0) return null
  const isFlat = depth > STEPS
  return (
    <ul className={`${styles.replies} ${isFlat ? styles.flat : ''}`}>
      {shown.map((node) => (
        <li key={node.annotation.id}>
          <AnnotationCard annotation={node.annotation} isFlat={isFlat} />
          <Branch nodes={node.replies} hidden={hidden} depth={depth + 1} />
        </li>
      ))}
    </ul>
  )
}

function visible(node: Node, hidden: ReadonlySet<AnnotationId>): Node[] {
  return hidden.has(node.annotation.id) ? node.replies.flatMap((reply) => visible(reply, hidden)) : [node]
}
