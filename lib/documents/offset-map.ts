import type { TextBlock } from './plain-text'

type Placed = Pick<TextBlock, 'start' | 'end' | 'pos'>

/** The index of the block that holds a text offset; an offset before the first or past the last gives that one. */
export function blockIndexAt(blocks: readonly Pick<TextBlock, 'start'>[], offset: number): number {
  return lastAtMost(blocks.length, (i) => (blocks[i]?.start ?? 0) <= offset)
}

/** The ProseMirror position of a text offset (UTF-16); offsets out of range give the nearest end. */
export function posAt(blocks: readonly Placed[], offset: number): number {
  const block = blocks[blockIndexAt(blocks, offset)]
  if (!block) return 0
  return block.pos + Math.min(Math.max(offset, block.start), block.end) - block.start
}

/**
 * The text offset (UTF-16) of a ProseMirror position. A position between two blocks goes to the end of the one before
 * (`side` -1) or to the start of the one after (1).
 */
export function offsetAt(blocks: readonly Placed[], pos: number, side: -1 | 1 = 1): number {
  const index = lastAtMost(blocks.length, (i) => (blocks[i]?.pos ?? 0) <= pos)
  const block = blocks[index]
  if (!block) return 0
  const before = blocks[index - 1]
  // Between two rules in a row the end of one and the start of the next are one position.
  if (side === -1 && before && pos === block.pos && before.pos + before.end - before.start === pos)
    return before.end
  const offset = block.start + Math.max(0, pos - block.pos)
  if (offset <= block.end) return offset
  const next = blocks[index + 1]
  return side === 1 && next ? next.start : block.end
}

function lastAtMost(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
