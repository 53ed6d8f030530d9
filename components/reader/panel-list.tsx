'use client'

import type { AnnotationId } from '@/lib/ids'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useAnnotation } from '@/lib/client/use-annotation'
import { ThreadCard } from '@/components/annotations/thread-card'
import { ThreadView } from '@/components/annotations/thread-view'
import styles from './thread-panel.module.css'

/** Threads one below the other, each with the words it is about; the open one whole. */
export function PanelList({ ids }: { ids: readonly AnnotationId[] }) {
  return (
    <ul className={styles.list}>
      {ids.map((id) => (
        <PanelItem key={id} id={id} />
      ))}
    </ul>
  )
}

function PanelItem({ id }: { id: AnnotationId }) {
  const { navigating } = useRoom()
  const root = useAnnotation(id)
  const isOpen = useRoomState(({ open }) => open?.rootId === id)
  if (!root) return null
  return (
    <li
      data-thread={id}
      onPointerEnter={() => navigating.hover(id)}
      onPointerLeave={() => navigating.hover(null)}
    >
      {isOpen ? <ThreadView id={id} quoted /> : <ThreadCard root={root} quoted />}
    </li>
  )
}
