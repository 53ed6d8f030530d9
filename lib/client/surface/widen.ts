import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'
import { LEVELS, unitsOf } from './text-units'
import type { Level } from './text-units'

/** A wider passage, and what it is made of. */
export type Wider = { range: TextRange; level: Exclude<Level, 'word'> }

/**
 * The whole sentences around a passage, or the whole paragraphs where it is whole sentences already: so a passage is
 * chosen without dragging over it. Null when there is nothing wider to choose.
 */
export function widen(blocks: TextBlocks, range: TextRange, language: string): Wider | null {
  const [first, last] = [blocks.indexAt(range.start), blocks.indexAt(Math.max(range.start, range.end - 1))]
  for (const level of LEVELS.filter((one) => one !== 'word').toReversed()) {
    const units = blocks.all
      .slice(first, last + 1)
      .flatMap((block) => unitsOf(blocks, block, { level, language }))
      .filter(({ start, end }) => start < range.end && end > range.start)
    const around = {
      start: Math.min(range.start, ...units.map(({ start }) => start)),
      end: Math.max(range.end, ...units.map(({ end }) => end)),
    }
    if (around.start < range.start || around.end > range.end) return { range: around, level }
  }
  return null
}
