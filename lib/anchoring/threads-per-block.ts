import type { TextRange } from './selectors'

/** How many different threads share a character with each block; blocks and anchors are in text order, offsets UTF-16. */
export function threadsPerBlock(
  blocks: readonly TextRange[],
  anchors: readonly (TextRange & { id: string })[],
): number[] {
  const changes = new Int32Array(blocks.length + 1)
  // Of a thread with several passages each block counts once: a passage begins no earlier than the one before.
  const counted = new Map<string, number>()
  for (const { id, start, end } of anchors) {
    const from = Math.max(
      firstWhere(blocks, (block) => block.end > start),
      counted.get(id) ?? 0,
    )
    const to = firstWhere(blocks, (block) => block.start >= end)
    if (from >= to) continue
    counted.set(id, to)
    changes[from] = (changes[from] ?? 0) + 1
    changes[to] = (changes[to] ?? 0) - 1
  }
  let here = 0
  return blocks.map((_, i) => (here += changes[i] ?? 0))
}

/** The first index at which something holds that holds from there on; the length where it never does. */
function firstWhere(blocks: readonly TextRange[], holds: (block: TextRange) => boolean): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(blocks[middle] as TextRange)) high = middle
    else low = middle + 1
  }
  return low
}
