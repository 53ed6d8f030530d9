import { countAnnotations } from '@/lib/annotations/unread-words'
import { useRoom, useRoomState } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Marks all of a text as read, and says how much that was; `isMarked` when nothing is left. */
export function useMarkAll() {
  const { seeing, store } = useRoom()
  const isMarked = useRoomState(({ unread }) => unread.count === 0)

  async function markAll() {
    const { count } = store.getState().unread
    if (count === 0) return
    const problem = await seeing.all()
    showToast({ text: problem ? messageFor(problem) : `${countAnnotations(count)} marked as read.` })
  }

  return { isMarked, markAll: () => void markAll() }
}
