/** The middle value, or the mean of the two; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
    : (sorted[Math.floor(middle)] ?? Number.NaN)
}

/** The smallest value that this share (0 to 1) of all values does not exceed (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** p50, p95 and p99 of times in ms, each with one decimal under 100. */
export function percentiles(values: readonly number[]): [string, string, string] {
  return [ms(percentile(values, 0.5)), ms(percentile(values, 0.95)), ms(percentile(values, 0.99))]
}

/** A time for a table: one decimal under 100. */
export function ms(value: number): string {
  return Math.abs(value) < 100 ? value.toFixed(1) : value.toFixed(0)
}

/** How many times as much. */
export function times(value: number, other: number): string {
  return `${(value / other).toFixed(2)} ×`
}

/** A size in kB of 1,000 bytes, with one decimal. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
