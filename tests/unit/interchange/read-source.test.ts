import { describe, expect, it } from 'vitest'
import { plainText } from '@/lib/documents/plain-text'
import { parseArticle } from '@/lib/documents/validate'
import { readSource } from '@/lib/interchange/read-source'
import type { Source } from '@/lib/interchange/input'
import { renderArticle } from '@/lib/documents/render-html'
import { WORDS } from '@/tests/support/scripts'

function read(
  format: Source['format'],
  text: string,
  given: { title?: string; lines?: Source['lines'] } = {},
) {
  const { title = '', lines = 'keep' } = given
  const source = readSource({ format, text, lines }, title)
  if (!source.ok) throw new Error(source.problem.message)
  const parsed = parseArticle(source.json)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return {
    ...source,
    text: plainText(parsed.doc).text,
    html: renderArticle(parsed.doc).html.replaceAll(/ (?:data-(?:[bon]|early)|id|rel)="[^"]*"/g, ''),
    told: source.changes.map(({ kind, count }) => `${kind} ${count}`).join(', '),
  }
}

describe('the report', () => {
  it.each([
    ['nothing to tell', '<p>a <b>b</b> <a href="https://a.example">c</a></p>', ''],
    ['images', '<p>a<img alt="b"><svg><image/></svg></p>', 'images 2'],
    ['links', '<p><a href="javascript:alert(1)">a</a><a href="/b">b</a><a name="c">c</a></p>', 'links 2'],
    ['scripts and handlers', '<p onclick="a()">a</p><script>b()</script>', 'scripts 2'],
    ['what is embedded', '<p>a</p><iframe src="b"></iframe><video></video>', 'embedded 2'],
    ['tables', '<table><tr><td>a<td>b</table>', 'tables 1'],
    ['underlining', '<p><u>a</u><mark>b</mark></p>', 'formatting 2'],
    ['formulas', '<p>a <math><mi>x</mi></math></p>', 'formulas 1'],
    ['fields', '<p>a <input><button>b</button></p>', 'controls 2'],
    ['what is inside of what is left out', '<p>a</p><object><img><iframe></iframe></object>', 'embedded 1'],
    ['all in one order', '<script></script><img><h1>t</h1>', 'title_heading 1, images 1, scripts 1'],
  ])('tells of %s', (_, html, told) => {
    expect(read('html', html).told).toBe(told)
  })
})

describe('the title', () => {
  it('is the first heading, which is then left out, and told', () => {
    const { title, text, told } = read('html', '<h2>On  <i>gulls</i></h2><p>a</p><h2>b</h2>')
    expect([title, text, told]).toEqual(['On gulls', 'a\nb', 'title_heading 1'])
  })

  it('leaves a heading where it is that is another, or not the first block', () => {
    expect(read('html', '<h1>a</h1><p>b</p>', { title: 'c' }).text).toBe('a\nb')
    expect(read('html', '<p>b</p><h1>a</h1>')).toMatchObject({ title: 'a', text: 'b\na' })
    expect(read('html', '<h1>a</h1><p>b</p>', { title: ' a ' }).text).toBe('b')
  })

  it('is the page’s own where there is no heading, and none where there is neither', () => {
    expect(read('html', '<title>a</title><p>b</p>').title).toBe('a')
    expect(read('text', 'a\n\nb').title).toBeNull()
  })
})

describe('Markdown', () => {
  it.each([
    ['marks', 'a *b* **c** ~~d~~ `e`', '<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code></p>'],
    [
      'lists',
      '- a\n- b\n\n3. c',
      '<ul><li><p>a</p></li><li><p>b</p></li></ul><ol start="3"><li><p>c</p></li></ol>',
    ],
    [
      'code by its lines',
      '```\na\n\nb\n```\n\n    c\n',
      '<pre><code>a\n\nb</code></pre><pre><code>c</code></pre>',
    ],
    ['lines that are kept', 'a  \nb\nc', '<p>a<br>b c</p>'],
    ['HTML as words', '<b onclick="x">a</b>', '<p>&lt;b onclick="x"&gt;a&lt;/b&gt;</p>'],
  ])('reads %s', (_, text, html) => {
    expect(read('markdown', text).html).toBe(html)
  })

  it('counts the links that lead nowhere safe', () => {
    expect(read('markdown', '[a](javascript:b) [c](//d) <data:e>')).toMatchObject({ told: 'links 3' })
  })
})

describe('plain text', () => {
  it.each([
    [
      'a poem keeps its lines and their indentation',
      'a\n  b\n\nc  \nd',
      'keep',
      '<p>a<br>  b</p><p>c<br>d</p>',
    ],
    ['prose of a fixed width is joined', 'a\n  b\n\nc \nd', 'join', '<p>a b</p><p>c d</p>'],
    ['without empty lines each line stands alone', 'a\nb', 'keep', '<p>a</p><p>b</p>'],
    ['line ends of other systems', 'a\r\nb\rc\n\r\nd', 'keep', '<p>a<br>b<br>c</p><p>d</p>'],
  ] as const)('%s', (_, text, lines, html) => {
    expect(read('text', text, { lines }).html).toBe(html)
  })
})

describe('styles of word processors', () => {
  it.each([
    ['<span style="font-weight:700">a</span>', '<p><strong>a</strong></p>'],
    ['<span style="font-style: italic; color: red">a</span>', '<p><em>a</em></p>'],
    [
      '<b style="font-weight:normal"><p>a <span style="font-weight:bold">b</span></p></b>',
      '<p>a <strong>b</strong></p>',
    ],
    ['<strong>a <span style="font-weight:400">b</span></strong>', '<p><strong>a </strong>b</p>'],
    [
      '<span style="text-decoration:line-through;vertical-align:super">a</span>',
      '<p><s><sup>a</sup></s></p>',
    ],
  ])('%s', (html, expected) => {
    expect(read('html', html).html).toBe(expected)
  })
})

describe('hostile and strange input', () => {
  it.each(Object.entries(WORDS).filter(([name]) => name !== 'breaks'))('keeps every word: %s', (_, words) => {
    const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    expect(read('html', `<pre>${escaped}</pre>`).text).toBe(words)
    expect(read('text', words).text).toBe(words.trim())
  })

  it.each([
    '<p><script>alert(1)</script>a</p>',
    '<scr<script>ipt>alert(1)</script>a',
    '<img src=x onerror=alert(1)>a',
    '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">b</a></svg>a',
    '<a href="jav&#x09;ascript:alert(1)">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></table></math>a',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>a',
    '<p style="background:url(javascript:alert(1))">a</p>',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">b</button>a</form>',
    '<!--><img src=x onerror=alert(1)-->a',
    '<template><img src=x onerror=alert(1)></template>a',
  ])('nothing of %s runs', (html) => {
    const { html: stored, text } = read('html', html)
    expect(stored).not.toMatch(
      /<(?!\/?(?:p|em|strong|br|a|pre|code|h[1-6]|ul|ol|li|blockquote|s|sup|sub|hr)\b)/,
    )
    expect(stored).not.toMatch(/<[^>]*\son|<[^>]*(?:javascript|data):/i)
    expect(text).toContain('a')
  })

  it.each([
    ['blocks', '<blockquote>'.repeat(40) + 'a', 'depth'],
    ['a million elements', '<b>'.repeat(1_000_000), 'depth'],
    ['NUL', '<p>a\0b</p>', 'nul'],
    ['half a character', '<p>a\ud83d</p>', 'lone_surrogate'],
    ['three million characters', `<p>${'x'.repeat(3_000_000)}</p>`, 'too_long'],
  ])('refuses %s', (_, text, reason) => {
    const outcome = readSource({ format: 'html', text, lines: 'keep' }, '')
    expect(outcome).toMatchObject({ ok: false, problem: { reason } })
  })
})
