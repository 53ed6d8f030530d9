import { compareAnchors } from './anchor-order'
import type { PackedAnchor, PackedAnchors } from './packed'

/** How the id of an anchor stands in `ids`. */
const ID_LENGTH = 22

/** Deeper than anyone can see; one byte a depth keeps the answer small. */
const DEPTH_LIMIT = 255

/** The anchors as columns, sorted into text order, with the depth of each counted among them. */
export function packAnchors(anchors: readonly Omit<PackedAnchor, 'depth'>[]): PackedAnchors {
  const sorted = anchors.toSorted(compareAnchors)
  return {
    format: 1,
    ids: sorted.map(({ id }) => id).join(''),
    starts: sorted.map(({ start }, i) => start - (sorted[i - 1]?.start ?? 0)),
    lengths: sorted.map(({ start, end }) => end - start),
    depth: depths(sorted),
    flags: sorted.map(({ flags }) => flags),
  }
}

/** The anchors of the columns, in text order. Columns of another format are refused with a RangeError. */
export function unpackAnchors({ format, ids, starts, lengths, depth, flags }: PackedAnchors): PackedAnchor[] {
  if (format !== 1) throw new RangeError('Anchors of a later format')
  let start = 0
  return starts.map((step, i) => {
    start += step
    const id = ids.slice(i * ID_LENGTH, (i + 1) * ID_LENGTH)
    return { id, start, end: start + (lengths[i] ?? 0), depth: depth[i] ?? 1, flags: flags[i] ?? 0 }
  })
}

/** What covers a first character began at or before it and ends after it. */
function depths(sorted: readonly { start: number; end: number }[]): number[] {
  const ends = Float64Array.from(sorted, ({ end }) => end).sort()
  const result = Array.from({ length: sorted.length }, () => 0)
  let begun = 0
  let ended = 0
  sorted.forEach(({ start }, i) => {
    while (begun < sorted.length && (sorted[begun]?.start ?? 0) <= start) begun++
    while (ended < ends.length && (ends[ended] ?? 0) <= start) ended++
    result[i] = Math.min(begun - ended, DEPTH_LIMIT)
  })
  return result
}
