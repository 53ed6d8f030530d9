import type { TextBlocks } from './blocks'

/** A stretch of blocks by their indexes, end exclusive. */
export type Stretch = { from: number; to: number }

/**
 * The blocks that lie within `slack` px of the window; nothing of an empty article. Found by bisection, since blocks follow
 * one another down the page: a book is asked for two dozen rectangles.
 */
export function blocksNear({ all }: TextBlocks, slack: number): Stretch {
  const boxAt = (index: number) => all[index]?.element.getBoundingClientRect()
  const from = firstWhere(all.length, (index) => (boxAt(index)?.bottom ?? 0) >= -slack)
  const to = firstWhere(all.length, (index) => (boxAt(index)?.top ?? 0) > window.innerHeight + slack)
  return { from, to: Math.max(from, to) }
}

/**
 * Calls `onMove` in the next frame after the window was scrolled or resized, or the article's height has changed, and once
 * at first. Returns what ends it. One listener for the whole text: watching each block would cost every frame some
 * milliseconds in a book, whatever happens in it.
 */
export function watchWindow(root: HTMLElement, onMove: () => void): () => void {
  const abort = new AbortController()
  let frame = 0
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      onMove()
    })
  }
  const sizes = new ResizeObserver(soon)
  sizes.observe(root)
  const listen = { passive: true, signal: abort.signal }
  window.addEventListener('scroll', soon, listen)
  window.addEventListener('resize', soon, listen)
  soon()
  return () => {
    abort.abort()
    sizes.disconnect()
    cancelAnimationFrame(frame)
  }
}

/** The first index at which something holds that holds from there on; the length where it never does. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
