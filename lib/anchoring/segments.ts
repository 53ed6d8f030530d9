/** What a segment is made of: an anchor, or anything else with a range and bits. */
export type Spanned = { start: number; end: number; flags: number }

/**
 * A stretch of text over which the same anchors lie: UTF-16 offsets, end exclusive. `depth` is how many they are, at most
 * 3 since no more can be told apart; `flags` has each bit that one of them has.
 */
export type Segment = { start: number; end: number; depth: number; flags: number }

/** Highlights are drawn in this many shades. */
export const DEEPEST = 3

type Event = { at: number; step: 1 | -1; flags: number }

/**
 * The disjoint segments of overlapping anchors within [from, to), in text order. Neighbours that look the same are two:
 * over each segment one set of anchors lies, which `anchorsAt(segment.start)` names.
 */
export function segments(
  anchors: readonly Spanned[],
  { from, to }: { from: number; to: number } = { from: 0, to: Infinity },
): Segment[] {
  const found: Segment[] = []
  const bits = new Map<number, number>()
  let depth = 0
  let before = from
  for (const { at, step, flags } of eventsOf(anchors, from, to)) {
    if (depth > 0 && at > before)
      found.push({ start: before, end: at, depth: Math.min(depth, DEEPEST), flags: flagsOf(bits) })
    before = at
    depth += step
    for (let rest = flags; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      bits.set(bit, (bits.get(bit) ?? 0) + step)
    }
  }
  return found
}

/** The same with neighbours joined that look the same: what is painted, as few ranges as will do. */
export function paintedSegments(
  anchors: readonly Spanned[],
  window?: { from: number; to: number },
): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments(anchors, window)) {
    const last = joined.at(-1)
    if (last && last.end === segment.start && last.depth === segment.depth && last.flags === segment.flags)
      last.end = segment.end
    else joined.push(segment)
  }
  return joined
}

function eventsOf(anchors: readonly Spanned[], from: number, to: number): Event[] {
  const events: Event[] = []
  for (const { start, end, flags } of anchors) {
    if (start >= to || end <= from || start >= end) continue
    events.push({ at: Math.max(start, from), step: 1, flags }, { at: Math.min(end, to), step: -1, flags })
  }
  return events.sort((a, b) => a.at - b.at)
}

function flagsOf(bits: ReadonlyMap<number, number>): number {
  let flags = 0
  for (const [bit, count] of bits) if (count > 0) flags |= bit
  return flags
}
