'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRoomState } from '@/lib/client/room'
import { useUnreadSteps } from './use-unread-steps'
import styles from './unread-steps.module.css'

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Beside the lenses: to the unread before and after. They stay when nothing is unread, so that the bar does not move. */
export function UnreadSteps() {
  const step = useUnreadSteps()
  const isNone = useRoomState(({ unread }) => unread.count === 0)
  return (
    <span className={styles.steps}>
      <button
        type="button"
        className={styles.step}
        aria-label="Previous unread"
        aria-disabled={isNone}
        onClick={() => step(-1)}
      >
        <ChevronUp {...icon} />
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label="Next unread"
        aria-disabled={isNone}
        onClick={() => step(1)}
      >
        <ChevronDown {...icon} />
      </button>
    </span>
  )
}
