'use client'

import { Hand, ThumbsUp } from 'lucide-react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { countValued, withSeparators } from '@/lib/messages/counts'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import styles from './annotation-card.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** "Valued", on a question "Me too": pressed by those who may, for others how many have. Who they are is not told. */
export function ValueButton({ annotation }: { annotation: Annotation }) {
  const { changing, store } = useRoom()
  const mayValue = useCan('annotation:value', annotation)
  const { id, motivation, author, valued } = annotation
  const isQuestion = motivation === 'questioning'
  const Icon = isQuestion ? Hand : ThumbsUp
  const count = valued.count === 0 ? '' : withSeparators(valued.count)

  async function change() {
    // As it is now: what is drawn may be a moment behind a quick hand.
    const now = store.getState().ledger.shown.get(id)?.valued ?? valued
    const problem = await changing.value(id, !now.byViewer)
    if (problem)
      showToast({ text: messageFor(problem), action: { label: 'Retry', run: () => void change() } })
  }

  if (!author || (!mayValue && count === '')) return null
  if (!mayValue) {
    return (
      <span className={styles.worth} title={countValued(valued.count, isQuestion)}>
        <Icon {...icon} />
        <span aria-hidden="true">{count}</span>
        <VisuallyHidden>{countValued(valued.count, isQuestion)}</VisuallyHidden>
      </span>
    )
  }
  const name = isQuestion ? 'Me too' : 'Valued'
  return (
    <button
      type="button"
      className={`${styles.act} ${styles.value}`}
      aria-pressed={valued.byViewer}
      aria-label={`${name}${count === '' ? '' : `, ${countValued(valued.count, isQuestion)}`}`}
      title={name}
      onClick={() => void change()}
    >
      <Icon {...icon} />
      {annotation.thread && name}
      {count !== '' && <span>{count}</span>}
    </button>
  )
}
