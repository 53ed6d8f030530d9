'use client'

import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import styles from './thread-bar.module.css'

/** Where several threads lie over one another, the way to the others; else nothing. */
export function HereButton({ id }: { id: AnnotationId }) {
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
