'use client'

import { lazy, Suspense } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { messageFor } from '@/lib/messages/format'
import styles from './annotation-composer.module.css'

/** Fetched when somebody writes, or the browser is idle: reading needs no editor. */
export const loadComposer = () => import('./annotation-composer')
const AnnotationComposer = lazy(async () => ({ default: (await loadComposer()).AnnotationComposer }))

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
        {problem && <span className={styles.why}>{messageFor(problem)}</span>}
      </button>
    )
  }
  return (
    <Suspense fallback={<div className={styles.waiting}>{draft.text}</div>}>
      <AnnotationComposer draft={draft} />
    </Suspense>
  )
}
