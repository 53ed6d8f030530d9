'use client'

import { CircleCheck, MessageSquarePlus, PencilLine, Settings2 } from 'lucide-react'
import type { RoomState } from '@/lib/client/annotation-store'
import { isEmptyDraft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { FollowTool } from './follow-tool'
import { PrintButton } from './print-button'
import { UnreadTools } from './unread-tools'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What concerns the text as a whole: its resolved threads, one's drafts, a note on all of it. */
export function RoomTools() {
  const { navigating, composing, store } = useRoom()
  const resolved = useRoomState(({ ledger }) => ledger.shownResolvedCount)
  const isShown = useRoomState(({ panel }) => panel?.kind === 'resolved')
  const drafts = useRoomState(countDrafts)
  const areDraftsShown = useRoomState(({ panel }) => panel?.kind === 'drafts')
  const mayAnnotate = useCan('reading:note')
  const manages = useCan('reading:manage')
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
      <UnreadTools />
      {mayAnnotate && (
        <button type="button" className={styles.tool} onClick={composing.annotateWhole}>
          <MessageSquarePlus {...icon} />
          Annotate the whole text
        </button>
      )}
      <PrintButton className={styles.tool} />
      <FollowTool />
      {manages && (
        <a className={styles.tool} href={`/r/${store.getInitialState().reading.id}/settings`}>
          <Settings2 {...icon} />
          Settings of the text
        </a>
      )}
      {mayAnnotate && wasBlank && <p className={styles.hint}>Select words in the text to annotate them.</p>}
    </div>
  )
}

/** A composer that was only opened is no draft yet, and what is to be posted is none any more. */
function countDrafts({ drafts }: RoomState): number {
  return [...drafts.values()].filter((draft) => !isEmptyDraft(draft) && draft.posting === null).length
}
