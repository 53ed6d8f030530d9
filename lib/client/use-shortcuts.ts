import { useEffect, useRef } from 'react'
import { useRoom } from '@/lib/client/room'
import type { RoomKeys, ServeKeys } from '@/lib/client/room-keys'

/** Serves the room's keys while the calling component is mounted, from when the room's actions are there. */
export function useShortcuts(keys: RoomKeys, serve: ServeKeys): void {
  const { acting } = useRoom()
  const current = useRef(serve)
  useEffect(() => {
    current.current = serve
  })
  useEffect(() => {
    let stop: (() => void) | null = null
    let isGone = false
    void acting().then(() => {
      if (!isGone) stop = keys.serve((press) => current.current(press))
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [keys, acting])
}
