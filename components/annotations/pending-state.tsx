'use client'

import type { AnnotationId } from '@/lib/ids'
import { useRoom, useRoomState } from '@/lib/client/room'
import { usePending } from '@/lib/client/use-annotation'
import { ProblemText } from './problem-text'
import styles from './annotation-card.module.css'

/** Whether an annotation's words have reached the server; nothing once they have. */
export function PendingState({ id }: { id: AnnotationId }) {
  const { changing } = useRoom()
  const created = usePending('create', id)
  const edited = usePending('edit', id)
  const hasDraft = useRoomState(({ drafts }) => drafts.has(id))
  const pending = created ?? edited
  if (!pending) return null
  if (pending.problem === null) return <p className={styles.state}>Sending…</p>
  return (
    <div className={styles.state}>
      <span className={styles.refused}>{created ? 'Not posted.' : 'Not saved.'}</span>
      <span>
        <ProblemText problem={pending.problem} />
      </span>
      <button type="button" className={styles.act} onClick={() => void changing.retry(pending)}>
        Retry
      </button>
      <button type="button" className={styles.act} onClick={() => changing.giveUp(pending)}>
        {hasDraft ? 'Edit' : 'Discard'}
      </button>
    </div>
  )
}
