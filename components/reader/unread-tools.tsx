import { CheckCheck, ChevronDown } from 'lucide-react'
import { useRoom } from '@/lib/client/room'
import { useMarkAll } from './use-mark-all'
import { useUnreadSteps } from './use-unread-steps'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** To what is unread, where something was and the bar has no room for it. It stays when all is read: the text below must not move. */
export function NextUnreadTool() {
  const wasUnread = useWasUnread()
  const { isMarked } = useMarkAll()
  const step = useUnreadSteps()
  if (!wasUnread) return null
  return (
    <button
      type="button"
      className={`${styles.tool} ${styles.narrowOnly}`}
      aria-disabled={isMarked}
      onClick={() => step(1)}
    >
      <ChevronDown {...icon} />
      Next unread
    </button>
  )
}

/** Marks all as read, where something was not; it stays, as the way there does. */
export function MarkAllTool() {
  const wasUnread = useWasUnread()
  const { markAll, isMarked } = useMarkAll()
  if (!wasUnread) return null
  return (
    <button type="button" className={styles.tool} aria-disabled={isMarked} onClick={markAll}>
      <CheckCheck {...icon} />
      Mark all as read
    </button>
  )
}

function useWasUnread(): boolean {
  return useRoom().store.getInitialState().unread.count > 0
}
