import { describeRange } from '@/lib/anchoring/describe'
import type { Selectors, TextRange } from '@/lib/anchoring/selectors'
import type { PlainText } from '@/lib/documents/plain-text'
import type { Random } from './random'

/** How many places of the book are crowded, and which share of all passages lies there. */
const HOT_SPOTS = 30
const HOT_SHARE = 0.4
/** A crowded place is about a paragraph wide, in UTF-16 units. */
const HOT_WIDTH = 600
/** The first crowded place is within the first screen, so that the first paint meets the worst. */
const FIRST_HOT_SPOT = 60
const LONGEST_THREAD = 400
/** The tail of the threads' sizes: two thirds of threads have one annotation, one in a hundred has over twenty. */
const TAIL = 1.5

/** Draws passages of a text: some uniformly, some in crowded places; from a word to several paragraphs. */
export function passages({ text, blocks }: PlainText, random: Random): () => Selectors {
  const words = wordStarts(text)
  const spots = Array.from({ length: HOT_SPOTS }, (_, i) =>
    i === 0 ? FIRST_HOT_SPOT : random.below(text.length - HOT_WIDTH),
  )
  return () => {
    const isHot = random.next() < HOT_SHARE
    // The first places are the most crowded: the square leans to small numbers.
    const spot = spots[Math.floor(random.next() ** 2 * HOT_SPOTS)] ?? 0
    const near = isHot ? spot + random.below(HOT_WIDTH) : random.below(text.length)
    const range = wordsFrom(words, nearestWord(words, near), wordCount(random))
    const selectors = describeRange(text, blocks, range)
    if (!selectors) throw new Error(`Nothing can be annotated at ${range.start} to ${range.end}`)
    return selectors
  }
}

/** How many replies a thread has: mostly none to two, seldom hundreds. */
export function replyCount(random: Random): number {
  return Math.min(LONGEST_THREAD, Math.floor((1 - random.next()) ** (-1 / TAIL)) - 1)
}

/** Words of the book, from 4 to 60, in order: what an annotation says. */
export function wording(text: string, random: Random): string {
  const from = random.below(text.length - 1000)
  const words = text.slice(from, from + 1000).split(/\s+/)
  return words.slice(1, 5 + Math.floor(random.next() ** 3 * 57)).join(' ')
}

/** A third single words, most a phrase or a sentence, one in twelve up to several paragraphs. */
function wordCount(random: Random): number {
  const kind = random.next()
  if (kind < 0.33) return 1
  if (kind < 0.72) return 2 + random.below(10)
  if (kind < 0.92) return 12 + random.below(40)
  return 52 + random.below(350)
}

type Words = { starts: number[]; ends: number[] }

function wordStarts(text: string): Words {
  const found = [...text.matchAll(/[\p{L}\p{N}’'-]+/gu)]
  return {
    starts: found.map(({ index }) => index),
    ends: found.map(({ index, 0: word }) => index + word.length),
  }
}

function nearestWord({ starts }: Words, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function wordsFrom({ starts, ends }: Words, first: number, count: number): TextRange {
  const last = Math.min(first + count, starts.length) - 1
  return { start: starts[first] ?? 0, end: ends[last] ?? 0 }
}
