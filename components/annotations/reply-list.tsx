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
      <Branch nodes={root.replies} hidden={hidden} />
    </>
  )
}

/** A hidden reply gives its place to its own replies that are shown. */
function Branch({ nodes, hidden }: { nodes: readonly Node[]; hidden: ReadonlySet<AnnotationId> }) {
  const shown = nodes.flatMap((node) => visible(node, hidden))
  if (shown.length === 0) return null
  return (
    <ul className={styles.replies}>
      {shown.map((node) => (
        <li key={node.annotation.id}>
          <AnnotationCard annotation={node.annotation} />
          <Branch nodes={node.replies} hidden={hidden} />
        </li>
      ))}
    </ul>
  )
}

function visible(node: Node, hidden: ReadonlySet<AnnotationId>): Node[] {
  return hidden.has(node.annotation.id) ? node.replies.flatMap((reply) => visible(reply, hidden)) : [node]
}
