import { describe, expect, it } from 'vitest'
import { FORMAT, plainText } from '@/lib/documents/plain-text'
import { ARTICLES } from '../../support/articles'
import { article, br, h, hr, li, p, pre, quote, strong, ul } from '../../support/tagged'

const all = Object.entries(ARTICLES)

/** Format 1 is stored in every database: these rows may grow, none may change. */
const format1 = [
  ['blocks', article(p('one'), p('two')), 'one\ntwo'],
  ['an empty block', article(p('one'), p(), p('two')), 'one\n\ntwo'],
  ['nothing', article(p()), ''],
  ['hard breaks', article(p('one', br, strong('two', br))), 'one\ntwo\n'],
  ['containers add nothing', article(quote(ul(li(p('one'), p('two')))), h(2, 'three')), 'one\ntwo\nthree'],
  ['a rule is a block of one U+FFFC', article(p('one'), hr(), p('two')), 'one\n\ufffc\ntwo'],
  ['line feeds of code are its own', article(pre('a\nb\n'), p('c')), 'a\nb\n\nc'],
] as const

describe('plain text, format 1', () => {
  it.each(format1)('%s', (_, { doc }, text) => {
    expect(FORMAT).toBe(1)
    expect(plainText(doc).text).toBe(text)
  })

  it.each(all)('blocks cover the text, with one line feed between two: %s', (_, { text, blocks }) => {
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text)
    blocks.forEach((block, i) => expect(block.start).toBe(i === 0 ? 0 : (blocks[i - 1]?.end ?? 0) + 1))
  })

  it.each(all)('within a block, offset minus position is constant: %s', (_, { doc, text, blocks }) => {
    for (const { start, end, pos } of blocks) {
      for (let offset = start; offset < end; offset++) {
        const node = doc.nodeAt(pos + offset - start)
        const $pos = doc.resolve(pos + offset - start)
        const char = node?.isText
          ? node.text?.[$pos.textOffset]
          : node?.type.name === 'hardBreak'
            ? '\n'
            : '\ufffc'
        expect(char).toBe(text[offset])
      }
    }
  })

  it('knows where each block stands', () => {
    const { blocks } = article(h(2, 'one'), quote(p('two')), hr())
    expect(blocks.map(({ id, type, depth }) => [id, type, depth])).toEqual([
      ['b1', 'heading', 1],
      ['b2', 'paragraph', 2],
      ['b3', 'horizontalRule', 1],
    ])
  })
})
