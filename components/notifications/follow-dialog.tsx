'use client'

import { useEffect, useState } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import { Dialog } from '@/components/ui/dialog'
import { createApi } from '@/lib/client/api'
import { followsApi, type Followed, type FollowSubject } from '@/lib/client/follows-api'
import type { Problem } from '@/lib/errors/problem'
import { messageFor } from '@/lib/messages/format'
import { TEXT_FOLLOW_LABELS, THREAD_FOLLOW_LABELS } from '@/lib/messages/notifications'
import { FOLLOW_STATES, type FollowState } from '@/lib/notifications/watching'

const SETTINGS = '/settings#notifications'

const api = followsApi(createApi())

export type FollowDialogProps = { subject: FollowSubject; onClose: () => void }

/** What one wants to be told of a thread or a text. A choice holds at once. */
export function FollowDialog({ subject: asked, onClose }: FollowDialogProps) {
  const [subject] = useState(asked)
  const [followed, setFollowed] = useState<Followed | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    let isGone = false
    void api.get(subject).then((result) => {
      if (isGone) return
      if (result.ok) setFollowed(result.data)
      else setProblem(result.problem)
    })
    return () => {
      isGone = true
    }
  }, [subject])

  async function choose(state: FollowState): Promise<void> {
    const result = await api.set(subject, state)
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setFollowed(result.data)
  }

  return (
    <Dialog
      title={subject.kind === 'thread' ? 'Notifications of this thread' : 'Notifications of this text'}
      onClose={onClose}
    >
      {followed !== null && (
        <div
          onChange={({ target }) => {
            if (target instanceof HTMLInputElement) void choose(target.value as FollowState)
          }}
        >
          <ChoiceField
            legend="Tell me of"
            name="follow"
            choices={choicesOf(subject, followed)}
            defaultValue={followed.state}
          />
        </div>
      )}
      {problem && <p role="alert">{messageFor(problem)}</p>}
      <p>
        Where you are told, in the list or by mail, is in your{' '}
        {/* By a whole load: the stream and the surface of a reading end with their page. */}
        <a href={SETTINGS}>settings</a>.
      </p>
    </Dialog>
  )
}

function choicesOf({ kind }: FollowSubject, { isWatched = false }: Followed) {
  return FOLLOW_STATES.map((state) => {
    const usual = isWatched ? TEXT_FOLLOW_LABELS.usualWatched : TEXT_FOLLOW_LABELS.usual
    const ofText = state === 'usual' ? usual : TEXT_FOLLOW_LABELS[state]
    const [label, hint] = kind === 'thread' ? THREAD_FOLLOW_LABELS[state] : ofText
    return { value: state, label, hint }
  })
}
