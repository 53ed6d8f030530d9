import { useEffect } from 'react'
import type { RefObject } from 'react'

/** Takes the focus while the calling component is there, and gives it back to where it was. */
export function useReturnedFocus(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    const element = target.current
    element?.focus({ preventScroll: true })
    return () => {
      const isHere = document.activeElement === document.body || element?.contains(document.activeElement)
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [target])
}
