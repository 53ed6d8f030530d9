import type { TextBlock } from './plain-text'

/**
 * The paragraph number of each block, or null: paragraphs with words are counted from 1 in document order, wherever
 * they stand; headings, code, rules, empty paragraphs and the credit are not.
 */
export function numberParagraphs(blocks: readonly TextBlock[]): (number | null)[] {
  let count = 0
  return blocks.map(({ node, start, end }) => {
    const counts = node.type.name === 'paragraph' && end > start && node.attrs['kind'] !== 'credit'
    return counts ? ++count : null
  })
}
