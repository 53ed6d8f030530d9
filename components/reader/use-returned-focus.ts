import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useRoom } from '@/lib/client/room'

/**
 * Takes the focus while the calling component is there, and gives it back to where it was: neither while it is on its way
 * to a composer, nor back while it is on its way elsewhere.
 */
export function useReturnedFocus(target: RefObject<HTMLElement | null>): void {
  const { store } = useRoom()
  useEffect(() => {
    const before = document.activeElement
    const element = target.current
    if (store.getState().focusing?.to !== 'composer') element?.focus({ preventScroll: true })
    return () => {
      if (store.getState().focusing !== null) return
      const isHere = document.activeElement === document.body || element?.contains(document.activeElement)
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [target, store])
}
