import type { PackedAnchor } from './packed'

/** Which anchors lie where; offsets are UTF-16 units. */
export type AnchorIndex = {
  /** Those over the character at an offset, shortest first. */
  anchorsAt: (offset: number) => PackedAnchor[]
  /** Those that share a character with [from, to), in text order. */
  anchorsIn: (from: number, to: number) => PackedAnchor[]
}

/**
 * Makes anchors in text order searchable: in O(k log n) for k found among n, however long some of them are. Building it
 * costs one pass; the anchors themselves are kept, not copied.
 */
export function anchorIndex(anchors: readonly PackedAnchor[]): AnchorIndex {
  const count = anchors.length
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, count)))
  // A tree of maxima: node i has the children 2i and 2i + 1, leaf j is at leaves + j.
  const latestEnd = new Int32Array(2 * leaves)
  anchors.forEach(({ end }, i) => (latestEnd[leaves + i] = end))
  for (let i = leaves - 1; i > 0; i--)
    latestEnd[i] = Math.max(latestEnd[2 * i] ?? 0, latestEnd[2 * i + 1] ?? 0)

  const anchorsIn = (from: number, to: number): PackedAnchor[] => {
    const found: PackedAnchor[] = []
    const visit = (node: number, first: number, size: number): void => {
      const anchor = anchors[first]
      if (!anchor || anchor.start >= to || (latestEnd[node] ?? 0) <= from) return
      if (size === 1) {
        found.push(anchor)
        return
      }
      visit(2 * node, first, size / 2)
      visit(2 * node + 1, first + size / 2, size / 2)
    }
    if (from < to) visit(1, 0, leaves)
    return found
  }

  return {
    anchorsIn,
    anchorsAt: (offset) => anchorsIn(offset, offset + 1).sort((a, b) => a.end - a.start - (b.end - b.start)),
  }
}
