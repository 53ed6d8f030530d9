import type { TextRange } from './selectors'

/**
 * How many anchors touch each of `bins` equal parts of a text of `length` UTF-16 units. One pass over the anchors and one over the bins, however long the anchors are.
 */
export function densityOf(anchors: readonly TextRange[], length: number, bins: number): Uint32Array {
  const counts = new Uint32Array(bins)
  if (length <= 0 || bins <= 0) return counts
  const steps = new Int32Array(bins + 1)
  const binOf = (offset: number) => Math.min(bins - 1, Math.max(0, Math.floor((offset * bins) / length)))
  for (const { start, end } of anchors) {
    if (end <= start) continue
    steps[binOf(start)]!++
    steps[binOf(end - 1) + 1]!--
  }
  let depth = 0
  for (let i = 0; i < bins; i++) counts[i] = depth += steps[i] ?? 0
  return counts
}

/** How many anchors touch each of some blocks in text order; offsets are UTF-16 units, ends exclusive. */
export function perBlock(anchors: readonly TextRange[], blocks: readonly TextRange[]): number[] {
  const starts = anchors.map(({ start }) => start).toSorted((a, b) => a - b)
  const ends = anchors.map(({ end }) => end).toSorted((a, b) => a - b)
  let begun = 0
  let ended = 0
  return blocks.map(({ start, end }) => {
    while (begun < starts.length && (starts[begun] ?? 0) < end) begun++
    while (ended < ends.length && (ends[ended] ?? 0) <= start) ended++
    return begun - ended
  })
}

/** A piece of a strip that shows a text: from a share of its height to another (0 to 1), and how many anchors touch it. */
export type DensitySegment = { from: number; to: number; count: number }

/**
 * A text at a height of `rows` pixels: a piece for each block, so that paragraphs are seen as such; where they would be lower
 * than `least` rows, the rows of the strip instead, those beside each other with as many anchors in one. Blocks lie in text
 * order, offsets are UTF-16 units, ends exclusive.
 */
export function densitySegments(
  anchors: readonly TextRange[],
  blocks: readonly TextRange[],
  { rows, least }: { rows: number; least: number },
): DensitySegment[] {
  const length = blocks.at(-1)?.end ?? 0
  if (length === 0 || rows <= 0) return []
  if (rows / blocks.length >= least) {
    const counts = perBlock(anchors, blocks)
    return blocks.map(({ start, end }, i) => ({
      from: start / length,
      to: end / length,
      count: counts[i] ?? 0,
    }))
  }
  const segments: DensitySegment[] = []
  densityOf(anchors, length, rows).forEach((count, row) => {
    const last = segments.at(-1)
    const to = (row + 1) / rows
    if (last?.count === count) last.to = to
    else segments.push({ from: row / rows, to, count })
  })
  return segments
}
