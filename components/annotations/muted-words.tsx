'use client'

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnnotationId } from '@/lib/ids'
import { useRoomState } from '@/lib/client/room'
import styles from './muted-words.module.css'

/** The words of an annotation; those of a muted person are folded until they are asked for. Nobody else sees a difference. */
export function MutedWords({ id, children }: { id: AnnotationId; children: ReactNode }) {
  const isMuted = useRoomState(({ muted }) => muted.has(id))
  const [isShown, setShown] = useState(false)
  if (!isMuted || isShown) return children
  return (
    <p className={styles.muted}>
      Muted.{' '}
      <button type="button" className={styles.show} onClick={() => setShown(true)}>
        Show
      </button>
    </p>
  )
}
