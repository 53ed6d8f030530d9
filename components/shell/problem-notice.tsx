import { messageFor } from '@/lib/messages/format'
import type { Problem } from '@/lib/errors/problem'
import styles from './problem-notice.module.css'

/** What went wrong and what to do next, announced at once. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <p role="alert" className={styles.notice}>
      {messageFor(problem)}
    </p>
  )
}
