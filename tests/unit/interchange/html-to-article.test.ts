import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withBlockIds } from '@/lib/documents/block-ids'
import { plainText } from '@/lib/documents/plain-text'
import { countWords } from '@/lib/documents/reading-time'
import { renderArticle } from '@/lib/documents/render-html'
import { parseArticle } from '@/lib/documents/validate'
import { htmlToArticle } from '@/lib/interchange/html-to-article'
import { ARTICLES } from '../../support/articles'

function docOf(html: string) {
  const imported = htmlToArticle(html)
  if (!imported.ok) throw new Error(imported.problem.message)
  const parsed = parseArticle(imported.json)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.doc
}

/** What is left of a piece of HTML, drawn again without the attributes of blocks. */
function kept(html: string): string {
  return renderArticle(docOf(html)).html.replaceAll(
    / (?:data-(?:[bon]|early)|id|rel|contenteditable)="[^"]*"/g,
    '',
  )
}

const EMPTY = '<p><br class="ProseMirror-trailingBreak"></p>'

const cases: [name: string, html: string, article: string][] = [
  ['nothing', '', EMPTY],
  ['words alone', 'words', '<p>words</p>'],
  ['paragraphs', '<p>one</p>\n\n<p>two</p>', '<p>one</p><p>two</p>'],
  ['paragraphs without ends', '<p>one<p>two', '<p>one</p><p>two</p>'],
  ['an empty paragraph', '<p>one</p><p> </p><p></p><p>two</p>', '<p>one</p><p>two</p>'],
  ['headings', '<h1>a</h1><h6>b</h6>', '<h1>a</h1><h6>b</h6>'],
  ['white space', '<p>  one \n\t two  </p>', '<p>one two</p>'],
  ['no-break spaces', '<p>a\u00a0 b&nbsp;</p>', '<p>a\u00a0 b\u00a0</p>'],
  ['a space inside a mark', '<p>a<em> b </em> c</p>', '<p>a<em> b </em>c</p>'],
  ['a space at the end in a mark', '<p>a<em> </em></p>', '<p>a</p>'],
  ['entities', '<p>a &amp; &lt;b&gt; &eacute; &#x1F600;</p>', '<p>a &amp; &lt;b&gt; é 😀</p>'],
  [
    'marks by two names',
    '<p><b>a</b><strong>b</strong> <i>c</i> <del>d</del></p>',
    '<p><strong>ab</strong> <em>c</em> <s>d</s></p>',
  ],
  ['a mark in itself', '<p><em>a<em>b</em></em></p>', '<p><em>ab</em></p>'],
  ['marks in any order', '<p><em><b>a</b></em></p>', '<p><strong><em>a</em></strong></p>'],
  ['a mark over blocks', '<b><p>a</p><p>b</p></b>', '<p><strong>a</strong></p><p><strong>b</strong></p>'],
  ['raised and lowered', '<p>x<sup>2</sup><sub>i</sub></p>', '<p>x<sup>2</sup><sub>i</sub></p>'],
  ['breaks', '<p>a <br> b<br></p>', '<p>a<br>b</p>'],
  ['breaks alone', '<p><br><br></p>', EMPTY],
  ['a rule in a paragraph', '<p>a<hr>b', '<p>a</p><hr><p>b</p>'],
  ['quotes', '<blockquote>a<p>b</p></blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
  ['an empty quote', '<blockquote></blockquote>a', '<p>a</p>'],
  [
    'lists',
    '<ul><li>a<li>b<ol start="3"><li>c</ol></ul>',
    '<ul><li><p>a</p></li><li><p>b</p><ol start="3"><li><p>c</p></li></ol></li></ul>',
  ],
  ['a list that begins nowhere', '<ol start="-2"><li>a</ol>', '<ol><li><p>a</p></li></ol>'],
  ['a list in a list', '<ul><ul><li>a</ul></ul>', `<ul><li>${EMPTY}<ul><li><p>a</p></li></ul></li></ul>`],
  ['words in a list', '<ul>a<li>b</ul>', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
  ['a heading in an item', '<ul><li><h2>a</h2></ul>', `<ul><li>${EMPTY}<h2>a</h2></li></ul>`],
  ['an item without a list', '<li>a</li><li>b</li>', '<p>a</p><p>b</p>'],
  ['an empty list', '<ul></ul>a', '<p>a</p>'],
  ['code', '<pre>\n a\n  <b>b</b><br>c</pre>', '<pre><code> a\n  b\nc</code></pre>'],
  ['code with its own element', '<pre><code>\na</code></pre>', '<pre><code>\na</code></pre>'],
  ['sections', '<div>a<div>b</div>c</div>', '<p>a</p><p>b</p><p>c</p>'],
  ['a table', '<table><tr><td>a<td>b</table>', '<p>a</p><p>b</p>'],
  ['unknown elements', '<p>a <blink>b</blink> <x-y>c</x-y></p>', '<p>a b c</p>'],
  [
    'scripts and the like',
    'a<script>alert(1)</script><style>p{}</style><svg><text>x</text></svg>',
    '<p>a</p>',
  ],
  [
    'an image',
    '<p>a <img src="https://x.example/1" onerror="alert(1)" alt="a cat"> b</p>',
    '<p>a a cat b</p>',
  ],
  ['handlers and styles', '<p onclick="alert(1)" style="color:red" class="credit">a</p>', '<p>a</p>'],
  [
    'a link',
    '<a href=" https://a.example/ " title="t" target="_blank">a</a>',
    '<p><a href="https://a.example/" title="t">a</a></p>',
  ],
  ['an unsafe link', '<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
  ['a relative link', '<a href="/x">a</a>', '<p>a</p>'],
  ['comments', 'a<!-- b -->c', '<p>ac</p>'],
]

const problems = [
  ['too deep', '<blockquote>'.repeat(100) + 'a', 'depth'],
  ['NUL', '<p>a\0b</p>', 'nul'],
  ['a lone surrogate', '<p>a\ud800b</p>', 'lone_surrogate'],
] as const

describe('htmlToArticle', () => {
  it.each(cases)('%s', (_, html, article) => {
    expect(kept(html)).toBe(article)
  })

  it.each(problems)('refuses what cannot be stored: %s', (_, html, reason) => {
    expect(htmlToArticle(html)).toMatchObject({ ok: false, problem: { reason } })
  })

  it.each([...cases, ...Object.entries(ARTICLES).map(([name, { doc }]) => [name, renderArticle(doc).html])])(
    'reads what it wrote as it wrote it: %s',
    (_, html = '') => {
      const once = docOf(html)
      expect(docOf(renderArticle(once).html).toJSON()).toEqual(once.toJSON())
    },
  )

  it('gives the page’s title', () => {
    const titled = htmlToArticle('<title> A\n title &amp; more</title><p>x</p><svg><title>no</title></svg>')
    expect(titled).toMatchObject({ ok: true, title: 'A title & more' })
    expect(htmlToArticle('<p>x</p>')).toMatchObject({ ok: true, title: null })
  })

  it('reads a whole book', () => {
    const imported = htmlToArticle(readFileSync('bench/texts/love-among-the-chickens.html', 'utf8'))
    if (!imported.ok) throw new Error(imported.problem.message)
    let next = 0
    const parsed = parseArticle(withBlockIds(imported.json, () => `c${next++}`))
    if (!parsed.ok) throw new Error(parsed.problem.message)
    const { text, blocks } = plainText(parsed.doc)
    const count = (type: string) => blocks.filter((block) => block.type === type).length
    expect(imported.title).toBe('Love Among the Chickens')
    expect([count('heading'), count('paragraph'), count('horizontalRule')]).toEqual([24, 1622, 10])
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length)
    expect(countWords(text)).toBeGreaterThan(49_000)
    expect(countWords(text)).toBeLessThan(51_000)
    expect(
      text.startsWith('Love Among the Chickens\nI\nA Letter with a Postscript\n“A gentleman called'),
    ).toBe(true)
    expect(text.endsWith('…”')).toBe(true)
  })
})
