import { describe, expect, it } from 'vitest'
import { articleSchema } from '@/lib/documents/article-schema'
import { renderArticle } from '@/lib/documents/render-html'
import { ARTICLES } from '../../support/articles'
import { treeOfHtml, treeOfSchema } from '../../support/element-tree'
import type { Tree } from '../../support/element-tree'
import { article, br, credit, em, h, hr, li, p, pre, quote, ul } from '../../support/tagged'

const all = Object.entries(ARTICLES)
const HACKS = new Set(['ProseMirror-trailingBreak', 'ProseMirror-separator'])
const ADDED = new Set(['data-o', 'data-n', 'data-early', 'id', 'contenteditable'])

/** The tree without what the renderer adds to the schema's drawing. */
function bare(tree: Tree[]): Tree[] {
  return tree.flatMap((node): Tree[] => {
    if (typeof node === 'string') return [node]
    if (HACKS.has(node.attributes['class'] ?? '')) return []
    const attributes = Object.fromEntries(
      Object.entries(node.attributes).filter(([name]) => !ADDED.has(name)),
    )
    return [{ ...node, attributes, children: bare(node.children) }]
  })
}

function elements(tree: Tree[]): Exclude<Tree, string>[] {
  return tree.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]))
}

describe('renderArticle', () => {
  it.each(all)('draws exactly what the schema draws: %s', (_, { doc }) => {
    expect(bare(treeOfHtml(renderArticle(doc).html))).toEqual(treeOfSchema(doc))
  })

  it.each(all)('writes each block with its text offset: %s', (_, { doc, blocks }) => {
    const { html, blocks: rendered } = renderArticle(doc)
    const placed = elements(treeOfHtml(html)).filter((node) => 'data-o' in node.attributes)
    expect(placed.map(({ attributes }) => [attributes['data-b'], Number(attributes['data-o'])])).toEqual(
      blocks.map(({ id, start }) => [id, start]),
    )
    expect(placed.map(({ attributes }) => Number(attributes['data-n'] ?? 0) || null)).toEqual(
      rendered.map(({ n }) => n),
    )
    for (const { name, attributes } of placed) {
      const number = attributes['data-n'] && `p${attributes['data-n']}`
      expect(attributes['id']).toBe(/^h[1-6]$/.test(name) ? `b-${attributes['data-b']}` : number)
    }
  })

  it('tries every node and mark of the schema', () => {
    const seen = new Set<string>()
    for (const [, { doc }] of all) {
      doc.descendants((node) => {
        seen.add(node.type.name)
        for (const mark of node.marks) seen.add(mark.type.name)
      })
    }
    const known = [...Object.keys(articleSchema.nodes), ...Object.keys(articleSchema.marks)]
    expect(known.filter((name) => !seen.has(name))).toEqual(['doc'])
  })

  it.each(all)(
    'tells where each node of the first level begins, in the text and in the HTML: %s',
    (_, { doc }) => {
      const { html, tops } = renderArticle(doc)
      const parts = tops.map(({ at }, i) => treeOfHtml(html.slice(at, tops[i + 1]?.at)))
      expect(parts.map((part) => part.length)).toEqual(parts.map(() => 1))
      expect(parts.flat()).toEqual(treeOfHtml(html))
      const offsets = parts.map((part) => elements(part).find((node) => 'data-o' in node.attributes))
      expect(offsets.map((node) => Number(node?.attributes['data-o'] ?? 0))).toEqual(
        tops.map(({ start }) => start),
      )
    },
  )

  it('writes no white space of its own', () => {
    const { html } = renderArticle(article(quote(p('a'), ul(li(p('b')))), hr(), p('c')).doc)
    expect(html).not.toMatch(/\s(?![a-z-]+=)/)
  })

  it('adds the breaks that the editor adds', () => {
    const html = (...blocks: Parameters<typeof article>) => renderArticle(article(...blocks).doc).html
    const broken = '<br class="ProseMirror-trailingBreak">'
    expect(html(p())).toContain(`>${broken}</p>`)
    expect(html(p('a', br))).toContain(`a<br>${broken}</p>`)
    expect(html(p('a', em(br)))).toContain(`<em><br></em>${broken}</p>`)
    const apart = '<img class="ProseMirror-separator" alt="">'
    expect(html(p(br, br, 'a', br, em(br)))).toContain(
      `>${apart}<br>${apart}<br>a<br><em>${apart}<br></em>${broken}</p>`,
    )
    expect(html(pre('a\n'))).toContain(`<code>a\n${broken}</code></pre>`)
    expect(html(h(1))).toContain(broken)
    expect(html(p('a'), pre('b'), hr())).not.toContain(broken)
  })

  it('keeps the editor out of leaves', () => {
    expect(renderArticle(article(hr()).doc).html).toContain(
      '<hr data-b="b1" data-o="0" contenteditable="false" data-early="">',
    )
  })

  it('says which nodes of the first level are the first forty, and of no others', () => {
    const items = ul(li(p('a')), li(p('b')))
    const nodes = [items, quote(p('c')), hr(), h(2, 'd'), pre('e')]
    const { doc } = article(...Array.from({ length: 10 }, () => nodes).flat())
    const top = treeOfHtml(renderArticle(doc).html) as { attributes: Record<string, string> }[]
    expect(top.map(({ attributes }) => 'data-early' in attributes)).toEqual(top.map((_, i) => i < 40))
    expect(renderArticle(doc).html.match(/data-early/g)).toHaveLength(40)
  })

  it('numbers paragraphs with words, wherever they stand', () => {
    const { doc } = article(
      h(1, 'x'),
      p('1'),
      p(),
      quote(p('2')),
      ul(li(p('3'), p('4'))),
      pre('x'),
      credit('x'),
    )
    expect(renderArticle(doc).blocks.map(({ n }) => n)).toEqual([null, 1, null, 2, 3, 4, null, null])
  })
})

describe('renderArticle with marks', () => {
  const drawn = (tagged: ReturnType<typeof article>) => {
    const marks = [{ ...tagged.range(), depth: 2, ids: ['x', 'y'] }]
    return renderArticle(tagged.doc, { marks }).html
  }

  it.each(all)('changes no word and no offset: %s', (_, { doc, text }) => {
    const marks = Array.from({ length: Math.ceil(text.length / 3) }, (_unused, i) => {
      return { start: i * 3, end: Math.min(text.length, i * 3 + 2 + (i % 2)), depth: 1, ids: ['a'] }
    })
    const unmarked = renderArticle(doc, { marks }).html.replaceAll(/<\/?mark[^>]*>/g, '')
    expect(unmarked).toBe(renderArticle(doc).html)
  })

  const cases = [
    [
      'inside a text',
      article(p('one <a>two<b> three')),
      'one <mark class="depth-2" data-a="x y">two</mark> three',
    ],
    [
      'over a mark',
      article(p('o<a>ne', em('tw<b>o'))),
      'o<mark class="depth-2" data-a="x y">ne</mark><em><mark class="depth-2" data-a="x y">tw</mark>o</em>',
    ],
    [
      'over a break',
      article(p('o<a>ne', br, 'tw<b>o')),
      'ne</mark><br><mark class="depth-2" data-a="x y">tw</mark>o',
    ],
    ['over blocks', article(p('o<a>ne'), hr(), p('tw<b>o')), 'ne</mark></p><hr'],
  ] as const

  it.each(cases)('%s', (_, tagged, html) => {
    expect(drawn(tagged)).toContain(html)
  })
})
