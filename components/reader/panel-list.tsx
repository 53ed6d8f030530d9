'use client'

import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useAnnotation } from '@/lib/client/use-annotation'
import { quoteOf } from '@/components/annotations/quote-of'
import { ThreadCard } from '@/components/annotations/thread-card'
import { ThreadView } from '@/components/annotations/thread-view'
import styles from './thread-panel.module.css'

/** Threads one below the other, each with the words it is about unless the one above is about the same; the open one whole. */
export function PanelList({ ids }: { ids: readonly AnnotationId[] }) {
  return (
    <ul className={styles.list}>
      {ids.map((id, index) => (
        <PanelItem key={id} id={id} above={ids[index - 1] ?? null} />
      ))}
    </ul>
  )
}

function PanelItem({ id, above }: { id: AnnotationId; above: AnnotationId | null }) {
  const { navigating } = useRoom()
  const root = useAnnotation(id)
  const isOpen = useRoomState(({ open }) => open?.rootId === id)
  const quoteAbove = useRoomState(({ ledger }) => quoteOfRow(above && ledger.shown.get(above)))
  if (!root) return null
  return (
    <li
      data-thread={id}
      onPointerEnter={() => navigating.hover(id)}
      onPointerLeave={() => navigating.hover(null)}
    >
      {isOpen ? (
        <ThreadView id={id} quoted />
      ) : (
        <ThreadCard root={root} quoted={quoteOf(root) !== quoteAbove} />
      )}
    </li>
  )
}

function quoteOfRow(row: Annotation | null | undefined): string | null {
  return row ? quoteOf(row) : null
}
