import { useCallback } from 'react'
import { textPlace } from '@/lib/client/text-place'
import { useRoom } from '@/lib/client/room'
import type { Direction } from '@/lib/client/unread-steps'
import { showToast } from '@/components/ui/show-toast'

/** Leads to the next (1) or previous (-1) unread annotation, from the open thread or from what is read; says when there is none. */
export function useUnreadSteps(): (direction: Direction) => void {
  const { navigating } = useRoom()
  return useCallback(
    (direction) => {
      void navigating.stepUnread(direction, textPlace()).then((isFound) => {
        if (!isFound) showToast({ text: 'Nothing unread here.' })
      }, reportError)
    },
    [navigating],
  )
}
