'use client'

import { MessageSquarePlus, PencilLine } from 'lucide-react'
import type { RoomState } from '@/lib/client/annotation-store'
import { isEmptyDraft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { FurtherTools } from './further-tools'
import { NextUnreadTool } from './unread-tools'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What concerns the text as a whole: one's drafts, a note on all of it, and what is further away on a phone. */
export function RoomTools({ hasContents }: { hasContents: boolean }) {
  const { navigating, composing, store } = useRoom()
  const drafts = useRoomState(countDrafts)
  const areDraftsShown = useRoomState(({ panel }) => panel?.kind === 'drafts')
  const mayAnnotate = useCan('reading:note')
  // It stays after the first annotation: the text below must not move.
  const wasBlank = store.getInitialState().ledger.rows.size === 0
  return (
    <div className={styles.tools}>
      {(drafts > 0 || areDraftsShown) && (
        <button
          type="button"
          className={`${styles.tool} ${styles.wideOnly}`}
          aria-expanded={areDraftsShown}
          onClick={() => navigating.list(areDraftsShown ? null : { kind: 'drafts' })}
        >
          <PencilLine {...icon} />
          {drafts} {drafts === 1 ? 'draft' : 'drafts'}
        </button>
      )}
      <NextUnreadTool />
      {mayAnnotate && (
        <button type="button" className={styles.tool} onClick={composing.annotateWhole}>
          <MessageSquarePlus {...icon} />
          Annotate the whole text
        </button>
      )}
      <FurtherTools hasContents={hasContents} />
      {mayAnnotate && wasBlank && <p className={styles.hint}>Select words in the text to annotate them.</p>}
    </div>
  )
}

/** A composer that was only opened is no draft yet, and what is to be posted is none any more. */
function countDrafts({ drafts }: RoomState): number {
  return [...drafts.values()].filter((draft) => !isEmptyDraft(draft) && draft.posting === null).length
}
