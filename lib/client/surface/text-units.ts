import type { TextRange } from '@/lib/anchoring/selectors'
import type { Block, TextBlocks } from './blocks'

/** What a reader at the keyboard goes through, the larger first. */
export const LEVELS = ['paragraph', 'sentence', 'word'] as const
export type Level = (typeof LEVELS)[number]

/** The words of a block as the article shows them: one unit each for breaks and atoms, so that offsets fit. */
export function wordsOf(blocks: TextBlocks, block: Block): string {
  return blocks
    .piecesOf(block)
    .map(({ node }) => (node instanceof Text ? node.data : node.localName === 'br' ? '\n' : '\ufffc'))
    .join('')
}

/**
 * The paragraphs, sentences or words of a block as ranges of the text, without white space at their edges. A block without
 * words has none. `language` is a BCP 47 tag; unknown ones are read by Unicode's general rules.
 */
export function unitsOf(blocks: TextBlocks, block: Block, { level, language }: Walked): TextRange[] {
  const words = wordsOf(blocks, block)
  if (level === 'paragraph') return trimmed(words, block.start)
  return [...segmenter(language, level).segment(words)]
    .filter(({ isWordLike }) => level === 'sentence' || isWordLike)
    .flatMap(({ segment, index }) => trimmed(segment, block.start + index))
}

/** How a text is walked through. */
export type Walked = { level: Level; language: string }

function trimmed(words: string, start: number): TextRange[] {
  if (!/[^\s\ufffc]/.test(words)) return []
  const from = start + words.length - words.trimStart().length
  return [{ start: from, end: start + words.trimEnd().length }]
}

function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const [known] = isTag(language) ? Intl.Segmenter.supportedLocalesOf(language) : []
  return new Intl.Segmenter(known, { granularity })
}

/** Malformed tags throw; a text's language was written by a person. */
function isTag(language: string): boolean {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language)
}
