'use client'

import { PencilLine } from 'lucide-react'
import { useMemo } from 'react'
import { threadOf } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { Button } from '@/components/ui/button'
import styles from './folded-drafts.module.css'

/** On a phone, where no margin holds it: the way back to the draft that was written last. */
export function FoldedDrafts() {
  const { composing } = useRoom()
  const drafts = useRoomState((state) => state.drafts)
  const overlay = useRoomState(({ ledger }) => ledger.overlay)
  const waiting = useMemo(
    () =>
      [...drafts.values()]
        .filter((draft) => threadOf(draft) === null && !overlay.has(`create:${draft.id}`))
        .sort((a, b) => b.touchedAt - a.touchedAt),
    [drafts, overlay],
  )
  const [last] = waiting
  if (!last) return null
  return (
    <Button id={`draft-${last.id}`} className={styles.drafts} onClick={() => composing.unfold(last.id)}>
      <PencilLine size={18} aria-hidden="true" />
      {waiting.length === 1 ? 'Draft' : `${waiting.length} drafts`}
    </Button>
  )
}
