import { useEffect, useState } from 'react'
import { foldTag } from '@/lib/annotations/read-tag'
import { useRoom } from '@/lib/client/room'

/** In ms: what is typed on is not asked for. */
const REST_MS = 150

/** The tags in use that begin as what was typed, without those that are given already; none for null. */
export function useTagSuggestions(typed: string | null, given: readonly string[]): string[] {
  const { suggesting } = useRoom()
  const [found, setFound] = useState<readonly string[]>([])

  useEffect(() => {
    if (typed === null) return
    let isLate = false
    const timer = setTimeout(
      () =>
        void suggesting.tags(typed).then((tags) => {
          if (!isLate) setFound(tags)
        }),
      REST_MS,
    )
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [typed, suggesting])

  if (typed === null) return []
  const names = given.map(foldTag)
  const begins = foldTag(typed.trim().replace(/^#/, ''))
  // What was found for fewer letters may still be shown.
  return found.filter((tag) => foldTag(tag).startsWith(begins) && !names.includes(foldTag(tag)))
}
