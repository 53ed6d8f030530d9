import { useEffect } from 'react'
import { titleWithUnread } from '@/lib/annotations/unread-words'
import { useRoomState } from '@/lib/client/room'

/** Keeps the number of what is unread before the page's title, as the server has written it. */
export function useUnreadTitle(): void {
  const count = useRoomState(({ unread }) => unread.count)
  useEffect(() => {
    document.title = titleWithUnread(document.title.replace(/^\([\d,+]+\) /, ''), count)
  }, [count])
}
