'use client'

import { useMemo } from 'react'
import { useRoomState } from '@/lib/client/room'
import { isResolved } from '@/lib/annotations/thread-filter'
import { isRootShown } from '@/lib/client/only'
import { isWholeText } from '@/lib/client/ledger'
import { DraftSlot } from '@/components/annotations/draft-slot'
import { MarginThread } from './margin-thread'
import styles from './room.module.css'

/** Notes on the whole text, above it. */
export function DocumentNotes({ isNarrow }: { isNarrow: boolean }) {
  const rows = useRoomState(({ ledger }) => ledger.shown)
  const only = useRoomState(({ ledger }) => ledger.only)
  const drafts = useRoomState((state) => state.drafts)
  const ids = useMemo(() => {
    const roots = [...rows.values()].filter(
      (row) => isWholeText(row) && !isResolved(row) && isRootShown(row, only),
    )
    return roots.map(({ id }) => id)
  }, [rows, only])
  const unsent = useMemo(
    () => [...drafts.values()].filter(({ place }) => place.kind === 'document'),
    [drafts],
  )
  if (ids.length === 0 && unsent.length === 0) return null
  return (
    <ul className={styles.notes} data-notes="" aria-label="On the whole text">
      {ids.map((id) => (
        <li key={id} id={id} data-thread={id}>
          {/* On a phone the open one is in the sheet. */}
          <MarginThread id={id} folded={isNarrow} />
        </li>
      ))}
      {!isNarrow &&
        unsent.map(({ id }) => (
          <li key={id}>
            <DraftSlot id={id} />
          </li>
        ))}
    </ul>
  )
}
