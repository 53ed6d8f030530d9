import type { PackedAnchor } from './packed'
import type { TextRange } from './selectors'

/** More threads than this on one place are one stack, so that a crowded passage stays readable. */
export const STACKED_FROM = 6

/**
 * Anchors in text order, gathered by place: those that lie together over at least one character, each as early as it can be.
 * So whoever points at a place has all of its threads under the pointer.
 */
export function byPlace<T extends TextRange>(anchors: readonly T[]): T[][] {
  const places: T[][] = []
  let shared: TextRange = { start: 0, end: 0 }
  for (const anchor of anchors) {
    const both = { start: Math.max(shared.start, anchor.start), end: Math.min(shared.end, anchor.end) }
    const last = places.at(-1)
    if (last && both.start < both.end) {
      last.push(anchor)
      shared = both
    } else {
      places.push([anchor])
      shared = anchor
    }
  }
  return places
}

/** How much of two ranges is in both: 1 for the same, 0 for those that do not meet. */
export function overlap(a: TextRange, b: TextRange): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const all = Math.max(a.end, b.end) - Math.min(a.start, b.start)
  return shared <= 0 ? 0 : shared / all
}

/** From here on two passages count as nearly the same: a word more or less, but not a sentence for a word of it. */
const LARGELY = 0.6

/** The anchor that a range largely overlaps, of several the closest; null when it is about something else. */
export function nearlySame(anchors: readonly PackedAnchor[], range: TextRange): PackedAnchor | null {
  let best: PackedAnchor | null = null
  for (const anchor of anchors) {
    if (overlap(anchor, range) < LARGELY) continue
    if (best === null || overlap(anchor, range) > overlap(best, range)) best = anchor
  }
  return best
}
