/** Numbers that look random and are the same in every run. */
export type Random = {
  /** From 0 up to but not 1. */
  next: () => number
  /** A whole number from 0 up to but not `below`. */
  below: (below: number) => number
  /** So many bytes. */
  bytes: (count: number) => Uint8Array
}

/** The generator of a seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, bytes: (count) => Uint8Array.from({ length: count }, () => below(256)) }
}
