'use client'

import { CircleCheck, MessageSquarePlus } from 'lucide-react'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What concerns the text as a whole: its resolved threads, a note on all of it. */
export function RoomTools() {
  const { navigating, composing, store } = useRoom()
  const resolved = useRoomState(({ ledger }) => ledger.shownResolvedCount)
  const isShown = useRoomState(({ panel }) => panel?.kind === 'resolved')
  const mayAnnotate = useCan('reading:annotate')
  // It stays after the first annotation: the text below must not move.
  const wasBlank = store.getInitialState().ledger.rows.size === 0
  return (
    <div className={styles.tools}>
      {(resolved > 0 || isShown) && (
        <button
          type="button"
          className={styles.tool}
          aria-expanded={isShown}
          onClick={() => navigating.list(isShown ? null : { kind: 'resolved' })}
        >
          <CircleCheck {...icon} />
          {resolved} resolved
        </button>
      )}
      {mayAnnotate && (
        <button type="button" className={styles.tool} onClick={composing.annotateWhole}>
          <MessageSquarePlus {...icon} />
          Annotate the whole text
        </button>
      )}
      {mayAnnotate && wasBlank && <p className={styles.hint}>Select words in the text to annotate them.</p>}
    </div>
  )
}
