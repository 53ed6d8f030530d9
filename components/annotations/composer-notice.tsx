'use client'

import type { Draft } from '@/lib/client/draft'
import { storedIn } from '@/lib/client/draft-sync'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Problem } from '@/lib/errors/problem'
import { messageFor } from '@/lib/messages/format'
import { ComposerConflict } from './composer-conflict'
import { DraftConflict } from './draft-conflict'
import styles from './annotation-composer.module.css'

type Props = {
  id: string
  draft: Draft
  /** Told of the words that take the place of those in the editor. */
  onTake: (draft: Draft) => void
}

/** Why a draft was not posted and what to do next, read with its field; empty when nothing is wrong. */
export function ComposerNotice({ id, draft, onTake }: Props) {
  const problem = useRoomState(({ problems }) => problems.get(draft.id))
  const isSignedOut = useRoomState(({ connection }) => connection === 'signed_out')
  const current = problem && currentOf(problem)
  const stored = storedIn(problem)
  return (
    <div id={id} role="alert">
      {isSignedOut || problem?.code === 'signed_out' ? (
        <SignedOut />
      ) : stored ? (
        <DraftConflict draft={draft} stored={stored} onTake={onTake} />
      ) : current ? (
        <ComposerConflict draft={draft} current={current} />
      ) : (
        problem && <p className={styles.wrong}>{messageFor(problem)}</p>
      )}
    </div>
  )
}

function SignedOut() {
  const { signInHref } = useRoom()
  const areKept = useRoomState((state) => state.areDraftsKept)
  return (
    <p className={styles.wrong}>
      You are signed out. <a href={signInHref}>Sign in</a> to post;{' '}
      {areKept ? 'your words are kept here.' : 'copy your words first, this device does not keep them.'}
    </p>
  )
}

/** The state that a conflict brings along. */
function currentOf({ code, current }: Problem): Annotation | null {
  const annotation = current as Annotation | null | undefined
  return code === 'conflict' && annotation?.facts ? annotation : null
}
