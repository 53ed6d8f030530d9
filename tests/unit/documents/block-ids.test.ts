import { describe, expect, it } from 'vitest'
import { withBlockIds } from '@/lib/documents/block-ids'
import type { NodeJson } from '@/lib/documents/block-ids'
import { plainText } from '@/lib/documents/plain-text'
import { parseArticle } from '@/lib/documents/validate'
import { ARTICLES } from '../../support/articles'
import { article, li, p, quote, ul } from '../../support/tagged'

const jsonOf = ({ doc }: ReturnType<typeof article>): NodeJson => doc.toJSON() as NodeJson

function minter(prefix = 'm'): () => string {
  let next = 0
  return () => `${prefix}${next++}`
}

function idsOf(json: NodeJson): (string | null)[] {
  const parsed = parseArticle(json)
  return parsed.ok ? plainText(parsed.doc).blocks.map(({ id }) => id) : []
}

const withId = (b: unknown): NodeJson => ({ type: 'paragraph', attrs: { b } })

describe('withBlockIds', () => {
  it.each(Object.entries(ARTICLES))('gives every block one id, and no two the same: %s', (_, tagged) => {
    const json = jsonOf(tagged)
    const bare = JSON.parse(JSON.stringify(json).replaceAll(/"b":"[^"]*"/g, '"b":null')) as NodeJson
    const doubled = JSON.parse(JSON.stringify(json).replaceAll(/"b":"[^"]*"/g, '"b":"same"')) as NodeJson
    for (const each of [json, bare, doubled]) {
      const ids = idsOf(withBlockIds(each, minter()))
      expect(ids).toHaveLength(tagged.blocks.length)
      expect(ids).not.toContain(null)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it.each(Object.entries(ARTICLES))(
    'changes nothing where nothing is missing, and so nothing the second time: %s',
    (_, tagged) => {
      const json = jsonOf(tagged)
      const once = withBlockIds(json, minter())
      expect(once).toEqual(json)
      expect(withBlockIds(once, minter('x'))).toEqual(once)
    },
  )

  it('leaves a doubled id to the first, and never mints one that stands', () => {
    const json = {
      type: 'doc',
      content: [withId('a'), withId('a'), withId(null), withId('m0'), withId('not an id')],
    }
    expect(idsOf(withBlockIds(json, minter()))).toEqual(['a', 'm1', 'm2', 'm0', 'm3'])
  })

  it('reaches into containers and alters no argument', () => {
    const json = jsonOf(article(quote(p('one'), ul(li(p('two'))))))
    const before = JSON.stringify(json)
    withBlockIds(json, minter())
    expect(JSON.stringify(json)).toBe(before)
  })
})
