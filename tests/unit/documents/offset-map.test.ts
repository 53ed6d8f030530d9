import { describe, expect, it } from 'vitest'
import { blockIndexAt, offsetAt, posAt } from '@/lib/documents/offset-map'
import { ARTICLES } from '../../support/articles'
import { article, li, p, ul } from '../../support/tagged'

const all = Object.entries(ARTICLES)

describe('offset map', () => {
  it.each(all)('every offset comes back from its position: %s', (_, { text, blocks }) => {
    for (let offset = 0; offset <= text.length; offset++) {
      const block = blocks[blockIndexAt(blocks, offset)]
      expect(offsetAt(blocks, posAt(blocks, offset), offset === block?.end ? -1 : 1)).toBe(offset)
      expect(block && block.start <= offset && offset <= block.end).toBe(true)
    }
  })

  it.each(all)(
    'every position has an offset, in order, and goes back to its block or its neighbour: %s',
    (_, { doc, blocks }) => {
      let before = 0
      for (let pos = 0; pos <= doc.content.size; pos++) {
        const left = offsetAt(blocks, pos, -1)
        const right = offsetAt(blocks, pos, 1)
        expect(right).toBeGreaterThanOrEqual(before)
        expect(right - left === 0 || right - left === 1).toBe(true)
        if (doc.resolve(pos).parent.isTextblock) expect(posAt(blocks, right)).toBe(pos)
        before = right
      }
    },
  )

  it('a place between two blocks goes to the side asked for', () => {
    const { doc, blocks, at } = article(ul(li(p('one<a>'))), p('<b>two'))
    const between = doc.child(0).nodeSize
    expect(offsetAt(blocks, between, -1)).toBe(at('a'))
    expect(offsetAt(blocks, between, 1)).toBe(at('b'))
  })

  it('outside the text the nearest end answers', () => {
    const { doc, blocks, text } = article(p('one'), p('two'))
    expect(posAt(blocks, -5)).toBe(1)
    expect(posAt(blocks, 99)).toBe(doc.content.size - 1)
    expect(offsetAt(blocks, 0)).toBe(0)
    expect(offsetAt(blocks, 99)).toBe(text.length)
    expect([posAt([], 3), offsetAt([], 3)]).toEqual([0, 0])
  })
})
