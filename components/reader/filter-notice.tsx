'use client'

import { X } from 'lucide-react'
import { filterWords } from '@/lib/annotations/filter-words'
import { useRoom, useRoomState } from '@/lib/client/room'
import styles from './filter-notice.module.css'

/** What alone is shown, in words, and the one step back to everything. */
export function FilterNotice() {
  const { filtering } = useRoom()
  const lens = useRoomState((state) => state.lens)
  const filter = useRoomState((state) => state.filter)
  const now = useRoomState((state) => state.now)
  const words = filterWords(lens, filter, now)
  if (words === null) return null
  return (
    <div className={styles.notice}>
      <output className={styles.words} dir="auto">
        {words}
      </output>
      <button type="button" className={styles.clear} onClick={filtering.clear}>
        <X size={16} aria-hidden="true" />
        Show all
      </button>
    </div>
  )
}
