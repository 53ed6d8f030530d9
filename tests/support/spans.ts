import type { PackedAnchor } from '@/lib/anchoring/packed'

/** Numbers that look random and are the same in every run (mulberry32), from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Anchors over a text of a length: most of them short, a few very long, many on top of each other. */
export function anchorsOver(length: number, count: number, seed = 1): Omit<PackedAnchor, 'depth'>[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, i) => {
    const start = Math.floor(random() ** 2 * (length - 1))
    const longest = length - start
    const end = start + 1 + Math.floor(random() ** 6 * (longest - 1))
    // 21 characters carry the number, the last one must be of those that 16 bytes leave.
    return { id: `${String(i).padStart(21, '0')}A`, start, end, flags: Math.floor(random() * 32) }
  })
}
