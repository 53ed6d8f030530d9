import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/documents/plain-text'
import { parseArticle } from '@/lib/documents/validate'
import { textToArticle } from '@/lib/interchange/text-to-article'
import { WORDS } from '../../support/scripts'

function read(text: string, options?: { credit: boolean }) {
  const imported = textToArticle(text, options)
  const parsed = imported.ok ? parseArticle(imported.json) : imported
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const plain = plainText(parsed.doc)
  return { text: plain.text, kinds: plain.blocks.map(({ node }) => node.attrs['kind'] as unknown) }
}

const cases = [
  ['nothing', '', ''],
  ['lines', 'one\ntwo', 'one\ntwo'],
  ['lines of other systems', 'one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
  ['empty lines', '\n\none\n \n\ntwo\n', 'one\ntwo'],
  ['space at the edges', '  one  \n\ttwo', 'one\ntwo'],
  ['what looks like HTML', '<b>one</b> &amp;', '<b>one</b> &amp;'],
] as const

describe('textToArticle', () => {
  it.each(cases)('%s', (_, text, expected) => {
    expect(read(text).text).toBe(expected)
  })

  it.each(Object.entries(WORDS).filter(([name]) => name !== 'breaks'))('keeps every word: %s', (_, words) => {
    expect(read(words).text).toBe(words.trim())
  })

  it.each([
    ['NUL', 'a\0', 'nul'],
    ['a lone surrogate', 'a\udc00', 'lone_surrogate'],
  ])('refuses %s', (_, text, reason) => {
    expect(textToArticle(text)).toMatchObject({ ok: false, problem: { reason } })
  })

  it('reads the first article, its last line as the credit', () => {
    const file = readFileSync('prisma/seed/article.txt', 'utf8')
    const { text, kinds } = read(file, { credit: true })
    expect(text).toBe(file.trim())
    expect(kinds).toEqual([...Array.from({ length: 9 }, () => null), 'credit'])
  })
})
