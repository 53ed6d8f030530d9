'use client'

import { useRoom, useRoomState } from '@/lib/client/room'
import { useAnnotation } from '@/lib/client/use-threads'
import type { AnnotationId } from '@/lib/ids'
import { ThreadCard } from '@/components/annotations/thread-card'
import { ThreadView } from '@/components/annotations/thread-view'
import styles from './thread-bar.module.css'

/** A thread of the margin: its card, or the whole of it while it is open. */
export function MarginThread({ id, folded = false }: { id: AnnotationId; folded?: boolean }) {
  const root = useAnnotation(id)
  const isOpen = useRoomState(({ open }) => open?.rootId === id) && !folded
  if (!root) return null
  return isOpen ? (
    <ThreadView id={id}>
      <HereButton id={id} />
    </ThreadView>
  ) : (
    <ThreadCard root={root} />
  )
}

/** Where several threads lie over one another, the way to the others. */
function HereButton({ id }: { id: AnnotationId }) {
  const { navigating } = useRoom()
  const here = useRoomState((state) => state.here)
  if (here.length < 2 || !here.includes(id)) return null
  return (
    <button
      type="button"
      className={styles.here}
      onClick={() => navigating.list({ kind: 'here', ids: here })}
    >
      {here.indexOf(id) + 1} of {here.length} here
    </button>
  )
}
