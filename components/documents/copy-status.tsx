import type { CopyState } from '@/lib/client/copy-saving'
import { messageFor } from '@/lib/messages/format'
import styles from './documents.module.css'

/** Whether what was written is saved, said politely. */
export function CopyStatus({ state }: { state: CopyState }) {
  return (
    <p className={styles.size}>
      <output>{textOf(state)}</output>
    </p>
  )
}

function textOf(state: CopyState): string {
  switch (state.kind) {
    case 'untouched':
      return 'What you write is saved by itself.'
    case 'saved':
      return 'Saved.'
    case 'waiting':
    case 'saving':
      return 'Saving.'
    case 'failed':
      return `Not saved yet. ${messageFor(state.problem)}`
    case 'conflict':
      return 'Not saved: the text was changed meanwhile.'
  }
}
