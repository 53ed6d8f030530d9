import { useSyncExternalStore } from 'react'

/** Where the threads stand in a sheet at the bottom instead of beside the text. */
export const NARROW = '(max-width: 60rem)'

/** True while a media query holds; false on the server. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}
