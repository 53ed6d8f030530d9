import type { PlainText } from './plain-text'

/** A heading as the contents list shows it: its level (1 to 6), its words, its text offset (UTF-16) and block id. */
export type OutlineEntry = { level: number; title: string; start: number; id: string | null }

/** The headings that have words, in document order; none for a text without headings. */
export function outline({ text, blocks }: PlainText): OutlineEntry[] {
  return blocks
    .filter(({ type }) => type === 'heading')
    .map(({ node, start, end, id }) => ({
      level: Number(node.attrs['level']),
      title: text.slice(start, end).replace(/\s+/gu, ' ').trim(),
      start,
      id,
    }))
    .filter(({ title }) => title !== '')
}
