'use client'

import { CircleAlert, PencilLine } from 'lucide-react'
import { useMemo } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { RoomState } from '@/lib/client/annotation-store'
import { Button } from '@/components/ui/button'
import { useGoToDraft } from './use-go-to-draft'
import styles from './folded-drafts.module.css'

/** On a phone, where no margin holds them: the way back to what was not posted, or else to one's drafts. */
export function FoldedDrafts() {
  const { navigating } = useRoom()
  const goTo = useGoToDraft()
  const drafts = useRoomState((state) => state.drafts)
  const overlay = useRoomState(({ ledger }) => ledger.overlay)
  const refused = useRoomState(firstRefused)
  const waiting = useMemo(
    () =>
      [...drafts.values()]
        .filter(({ id }) => !overlay.has(`create:${id}`) && !overlay.has(`edit:${id}`))
        .sort((a, b) => b.touchedAt - a.touchedAt),
    [drafts, overlay],
  )
  if (refused) {
    return (
      <Button
        className={`${styles.drafts} ${styles.refused}`}
        onClick={() => navigating.open(refused, 'card')}
      >
        <CircleAlert size={18} aria-hidden="true" />
        Not posted
      </Button>
    )
  }
  const [last] = waiting
  if (!last) return null
  return (
    <Button
      id={`draft-${last.id}`}
      className={styles.drafts}
      onClick={() => (waiting.length === 1 ? goTo(last) : void navigating.list({ kind: 'drafts' }))}
    >
      <PencilLine size={18} aria-hidden="true" />
      {waiting.length === 1 ? 'Draft' : `${waiting.length} drafts`}
    </Button>
  )
}

/** The thread that holds the first annotation which the server did not take; null when there is none. */
function firstRefused({ ledger }: RoomState) {
  for (const change of ledger.overlay.values())
    if (change.kind === 'create' && change.problem !== null) return change.row.rootId
  return null
}
