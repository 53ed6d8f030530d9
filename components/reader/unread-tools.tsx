import { CheckCheck, ChevronDown } from 'lucide-react'
import { useRoom } from '@/lib/client/room'
import { useMarkAll } from './use-mark-all'
import { useUnreadSteps } from './use-unread-steps'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be done about all that is unread, where something was. They stay when all is read: the text below must not move. */
export function UnreadTools() {
  const { store } = useRoom()
  const { markAll, isMarked } = useMarkAll()
  const step = useUnreadSteps()
  if (store.getInitialState().unread.count === 0) return null
  return (
    <>
      <button
        type="button"
        className={`${styles.tool} ${styles.narrowOnly}`}
        aria-disabled={isMarked}
        onClick={() => step(1)}
      >
        <ChevronDown {...icon} />
        Next unread
      </button>
      <button type="button" className={styles.tool} aria-disabled={isMarked} onClick={markAll}>
        <CheckCheck {...icon} />
        Mark all as read
      </button>
    </>
  )
}
