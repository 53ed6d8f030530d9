import { useEffect } from 'react'
import type { Room } from '@/lib/client/room'

/** Brings a room to life while the calling component is there; `say` is told what is worth hearing. */
export function useLive(room: Room, cursor: string, say: (words: string) => void): void {
  useEffect(() => {
    let stop: (() => void) | null = null
    let isGone = false
    void room.live.start(cursor, say).then((end) => {
      if (isGone) end()
      else stop = end
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [room, cursor, say])
}
