'use client'

import type { AnnotationId } from '@/lib/ids'
import { stateAfter } from '@/lib/client/outbox-rules'
import type { Pending } from '@/lib/client/overlay'
import { useRoom, useRoomState } from '@/lib/client/room'
import { usePending } from '@/lib/client/use-annotation'
import { POSTING_TEXTS } from '@/lib/messages/posting'
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
  if (pending.problem === null) return <p className={styles.state}>{POSTING_TEXTS.sending}</p>
  return (
    <div className={styles.state}>
      <span className={styles.refused}>{created ? 'Not posted.' : 'Not saved.'}</span>
      <Why pending={pending} />
      <button type="button" className={styles.act} onClick={() => void changing.retry(pending)}>
        Retry
      </button>
      <button type="button" className={styles.act} onClick={() => changing.giveUp(pending)}>
        {hasDraft ? 'Edit' : 'Discard'}
      </button>
    </div>
  )
}

/** Why it was not posted, and what becomes of it. */
function Why({ pending }: { pending: Pending }) {
  const { signInHref } = useRoom()
  const areKept = useRoomState((state) => state.areDraftsKept)
  const { kind, problem } = pending
  if (problem === null) return null
  const state = kind === 'create' ? stateAfter(problem) : null
  if (state === 'signed_out') {
    return (
      <span role="alert">
        You are signed out. <a href={signInHref}>Sign in</a> to post it;{' '}
        {areKept ? 'your words are kept here.' : 'copy your words first, this device does not keep them.'}
      </span>
    )
  }
  return (
    <span>
      <ProblemText problem={problem} /> {state === 'waiting' && POSTING_TEXTS.waiting}
    </span>
  )
}
