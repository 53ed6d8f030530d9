/** Where a pattern fits best: the range of the text (UTF-16 units, end exclusive) and how many edits it is away. */
export type Fit = { start: number; end: number; distance: number }

/**
 * The best place of a pattern anywhere in a text, by edits of single UTF-16 units (Sellers 1980). Costs pattern × text;
 * of equally good places the first. An empty pattern fits at 0.
 */
export function bestFit(pattern: string, text: string): Fit {
  const rows = pattern.length
  // Column by column: the distance of each beginning of the pattern to what ends here, and where that began.
  const distance = Int32Array.from({ length: rows + 1 }, (_, row) => row)
  const start = new Int32Array(rows + 1)
  let best: Fit = { start: 0, end: 0, distance: rows }
  for (let column = 1; column <= text.length; column++) {
    const unit = text.charCodeAt(column - 1)
    let [diagonal, diagonalStart] = [0, column - 1]
    start[0] = column
    for (let row = 1; row <= rows; row++) {
      const [left, leftStart] = [distance[row] as number, start[row] as number]
      const same = pattern.charCodeAt(row - 1) === unit ? 0 : 1
      let [least, from] = [diagonal + same, diagonalStart]
      const above = (distance[row - 1] as number) + 1
      if (above < least) [least, from] = [above, start[row - 1] as number]
      if (left + 1 < least) [least, from] = [left + 1, leftStart]
      distance[row] = least
      start[row] = from
      diagonal = left
      diagonalStart = leftStart
    }
    const here = distance[rows] as number
    if (here < best.distance) best = { start: start[rows] as number, end: column, distance: here }
  }
  return best
}

/** How alike two texts are that should begin alike, from 0 to 1: the share of the first that needs no edit. */
export function likeness(wanted: string, found: string): number {
  if (wanted === '') return 1
  if (found.startsWith(wanted)) return 1
  let before = Int32Array.from({ length: found.length + 1 }, (_, i) => i)
  for (let row = 1; row <= wanted.length; row++) {
    const next = new Int32Array(found.length + 1)
    next[0] = row
    for (let column = 1; column <= found.length; column++) {
      const same = wanted.charCodeAt(row - 1) === found.charCodeAt(column - 1) ? 0 : 1
      next[column] = Math.min(
        (before[column - 1] as number) + same,
        (before[column] as number) + 1,
        (next[column - 1] as number) + 1,
      )
    }
    before = next
  }
  return Math.max(0, 1 - Math.min(...before) / wanted.length)
}
