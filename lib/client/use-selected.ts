import { useEffect, useState } from 'react'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Stage } from '@/lib/client/stage'
import { selectedRange } from '@/lib/client/surface/selection'

/** What is selected in the article, and with what: a finger needs other room than a mouse. */
export type Selected = { range: TextRange; by: 'mouse' | 'touch' | 'keys' }

/** In ms: a selection that grows is left alone until it rests. */
const REST_MS = 180

/**
 * The passage that is selected, once the selection rests: after the mouse is let go, when the handles of a touch selection
 * stand still, or between keys. Null when nothing of the article is selected.
 */
export function useSelected(stage: Stage | null): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)

  useEffect(() => {
    if (!stage) return
    const abort = new AbortController()
    // This is fetched after the article: something may have been selected before, or be just now. What a finger has
    // touched stays active for a while, so only a mouse is asked.
    let by: Selected['by'] = window.matchMedia('(hover: hover)').matches ? 'mouse' : 'touch'
    let isDown = by === 'mouse' && document.documentElement.matches(':active')
    let timer: ReturnType<typeof setTimeout> | undefined

    const read = () => {
      const range = isDown ? null : selectedRange(stage.blocks)
      setSelected((before) =>
        range && before && isSame(before, range, by) ? before : range && { range, by },
      )
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(read, by === 'mouse' ? 0 : REST_MS)
    }
    const listen = (type: string, act: (event: Event) => void) =>
      document.addEventListener(type, act, { signal: abort.signal, passive: true })

    listen('pointerdown', (event) => {
      by = event instanceof PointerEvent && event.pointerType === 'touch' ? 'touch' : 'mouse'
      // A finger's selection is made by the system, which takes the pointer away without an end.
      isDown = by === 'mouse'
    })
    listen('pointerup', () => {
      isDown = false
      soon()
    })
    listen('pointercancel', () => (isDown = false))
    listen('keydown', () => (by = 'keys'))
    listen('selectionchange', soon)
    soon()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [stage])

  return selected
}

function isSame(before: Selected, { start, end }: TextRange, by: Selected['by']): boolean {
  return before.by === by && before.range.start === start && before.range.end === end
}
