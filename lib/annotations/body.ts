import type { BodyJson } from '@/lib/annotations/annotation'

/**
 * UTF-16 units of all words, names and formulas in a body, without the line feeds that plain text puts between blocks: enough to refuse
 * what is too long before the schema is asked. Parts that are no nodes count nothing. Never recurses, however deep.
 */
export function bodyLength(body: BodyJson): number {
  return wordsOf(body).reduce((sum, words) => sum + words.length, 0)
}

/** True when a body holds no word, name or formula, only white space or nothing. */
export function isEmptyBody(body: BodyJson): boolean {
  return wordsOf(body).every((words) => words.trim() === '')
}

function wordsOf(body: BodyJson): string[] {
  const words: string[] = []
  const waiting: unknown[] = [body]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    if ('text' in node && typeof node.text === 'string') words.push(node.text)
    if ('attrs' in node) words.push(...writtenOut(node.attrs))
    if ('content' in node && Array.isArray(node.content)) {
      // One by one: a call takes only so many arguments.
      for (const inside of node.content as unknown[]) waiting.push(inside)
    }
  }
  return words
}

/** What a mention says, or a formula; other nodes have no such attributes. */
function writtenOut(attrs: unknown): string[] {
  if (typeof attrs !== 'object' || attrs === null) return []
  const said = Object.entries(attrs).filter(([key]) => key === 'label' || key === 'source')
  return said.flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
}
