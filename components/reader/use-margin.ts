import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { MarginItem } from '@/lib/client/margin-items'
import type { MarginLayout } from '@/lib/client/margin-layout'
import { useRoom } from '@/lib/client/room'

type Given = { list: RefObject<HTMLElement | null>; layout: MarginLayout | null; first: MarginItem[] }

/**
 * What the margin shows. `first` is what the server rendered, and stays until the article can be measured. Only threads
 * near the window are shown; those that are not known yet are asked for.
 */
export function useMargin({ list, layout, first }: Given): MarginItem[] {
  const { loading } = useRoom()
  const [items, setItems] = useState(first)
  const shown = useRef(items)

  useEffect(() => {
    if (!layout) return
    let frame = 0
    let isMoved = false
    /** False when the margin shows what it showed before. */
    const show = () => {
      const next = layout.items(list.current)
      void loading.roots(next.flatMap((item) => (item.kind === 'thread' ? [item.key] : [])))
      if (sameItems(shown.current, next)) return false
      shown.current = next
      setItems(next)
      return true
    }
    const update = () => {
      frame = 0
      if (!show() && isMoved && list.current) layout.place(list.current)
      isMoved = false
    }
    const soon = () => {
      frame ||= requestAnimationFrame(update)
    }
    const moved = () => {
      isMoved = true
      soon()
    }
    // A thread that had no card here gets its place in the task that opens it, and is drawn with it. Scrolling moves no
    // card, but brings others near.
    const onOpen = () => show() || moved()
    const stop = layout.watch({ onChange: moved, onScroll: soon, onOpen })
    moved()
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [layout, loading, list])

  useLayoutEffect(() => {
    const margin = list.current
    if (!layout || !margin) return
    const place = () => layout.place(margin)
    place()
    // Cards change their height when a thread arrives, unfolds or is written in.
    const heights = new ResizeObserver(place)
    for (const card of margin.children) heights.observe(card)
    return () => heights.disconnect()
  }, [items, layout, list])

  return items
}

function sameItems(before: readonly MarginItem[], after: readonly MarginItem[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, i) => {
      const other = after[i]
      if (other?.key !== item.key || other.kind !== item.kind || other.offset !== item.offset) return false
      return item.kind !== 'more' || (other.kind === 'more' && other.ids.length === item.ids.length)
    })
  )
}
