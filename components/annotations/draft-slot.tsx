'use client'

import { Suspense } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import type { Draft } from '@/lib/client/draft'
import { lazyPart } from '@/components/ui/lazy-part'
import { ProblemText } from './problem-text'
import styles from './annotation-composer.module.css'

/** Fetched when somebody writes, or the browser is idle: reading needs no editor. */
export const loadComposer = async () => (await import('./annotation-composer')).AnnotationComposer

const AnnotationComposer = lazyPart(loadComposer, ({ draft }: { draft: Draft }) => (
  <p className={styles.wrong} role="alert">
    The editor could not be fetched. Your words are kept:{' '}
    {draft.text === '' ? 'reload' : `“${draft.text}”. Reload`} the page when the connection is back.
  </p>
))

/** The place of a draft: its composer while it is unfolded, else its first words; nothing while it is being sent. */
export function DraftSlot({ id }: { id: AnnotationId }) {
  const { composing } = useRoom()
  const draft = useRoomState(({ drafts }) => drafts.get(id))
  const isSent = useRoomState(
    ({ ledger: { overlay } }) => overlay.has(`create:${id}`) || overlay.has(`edit:${id}`),
  )
  const isUnfolded = useRoomState((state) => state.composing === id)
  const problem = useRoomState(({ problems }) => problems.get(id))
  if (!draft || isSent) return null
  if (!isUnfolded) {
    return (
      <button type="button" id={`draft-${id}`} className={styles.folded} onClick={() => composing.unfold(id)}>
        <b>Draft</b> <span dir="auto">{draft.text}</span>
        {problem && (
          <span className={styles.why}>
            <ProblemText problem={problem} />
          </span>
        )}
      </button>
    )
  }
  return (
    <Suspense fallback={<div className={styles.waiting}>{draft.text}</div>}>
      <AnnotationComposer draft={draft} />
    </Suspense>
  )
}
