'use client'

import type { Draft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Problem } from '@/lib/errors/problem'
import { messageFor } from '@/lib/messages/format'
import { ComposerConflict } from './composer-conflict'
import styles from './annotation-composer.module.css'

/** Why a draft was not posted and what to do next, read with its field; empty when nothing is wrong. */
export function ComposerNotice({ id, draft }: { id: string; draft: Draft }) {
  const problem = useRoomState(({ problems }) => problems.get(draft.id))
  const isSignedOut = useRoomState(({ connection }) => connection === 'signed_out')
  const current = problem && currentOf(problem)
  return (
    <div id={id} role="alert">
      {isSignedOut || problem?.code === 'signed_out' ? (
        <SignedOut />
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
