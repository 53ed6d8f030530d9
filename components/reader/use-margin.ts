import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { MarginItem } from '@/lib/client/margin-items'
import type { MarginLayout } from '@/lib/client/margin-layout'
import { useRoom } from '@/lib/client/room'
import { sameJson } from '@/lib/client/same-json'

type Given = {
  list: RefObject<HTMLElement | null>
  layout: MarginLayout | null
  first: readonly MarginItem[]
}

/**
 * What the margin shows. `first` is what the server rendered, and stays until the article can be measured. Only threads
 * near the window are shown; those that are not known yet are asked for.
 */
export function useMargin({ list, layout, first }: Given): readonly MarginItem[] {
  const { loading } = useRoom()
  const [items, setItems] = useState(first)
  const shown = useRef(items)

  useEffect(() => {
    if (!layout) return
    let frame = 0
    let isMoved = false
    /** False when the margin shows what it showed before. */
    const show = () => {
      const next = kept(shown.current, layout.items(list.current))
      void loading.roots(next.flatMap((item) => (item.kind === 'thread' ? [item.key] : [])))
      if (shown.current === next) return false
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
    layout.place(margin)
    // Cards change their height when a thread arrives, unfolds or is written in.
    const heights = new ResizeObserver((entries) => {
      if (entries.some(({ target }) => layout.isOutgrown(target))) layout.place(margin)
    })
    for (const card of margin.children) heights.observe(card)
    return () => heights.disconnect()
  }, [items, layout, list])

  return items
}

/** The new items, as the objects that they were where they say the same; the old list when all do. */
function kept(before: readonly MarginItem[], after: readonly MarginItem[]): readonly MarginItem[] {
  const known = new Map(before.map((item) => [item.key, item]))
  const next = after.map((item) => {
    const old = known.get(item.key)
    return old && isSame(old, item) ? old : item
  })
  return next.length === before.length && next.every((item, i) => item === before[i]) ? before : next
}

function isSame(before: MarginItem, after: MarginItem): boolean {
  if (before.kind !== after.kind || before.offset !== after.offset) return false
  return !('ids' in before) || ('ids' in after && sameJson(before.ids, after.ids))
}
