import { describe, expect, it } from 'vitest'
import { articleSchema } from '@/lib/documents/article-schema'
import { URL_LIMIT, safeUrl } from '@/lib/documents/safe-url'
import { parseArticle, parseBody } from '@/lib/documents/validate'

const accepted = [
  'https://example.org/',
  'http://example.org:8080/a?b=c&d="e"#f',
  'HTTPS://EXAMPLE.ORG',
  'mailto:ada@example.org?subject=Hello%20you',
  'https://de.wikipedia.org/wiki/Übermut_(Film)',
  'https://例え.jp/',
  'http://[2001:db8::1]/',
  'https://example.org/@name',
]

const refused = [
  ['a script', 'javascript:alert(1)'],
  ['a script in capitals', 'JaVaScRiPt:alert(1)'],
  ['a script behind a space', ' javascript:alert(1)'],
  ['a script with a tab', 'java\tscript:alert(1)'],
  ['a script with a line feed', 'java\nscript:alert(1)'],
  ['a script behind a control', '\u0001javascript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['vbscript', 'vbscript:msgbox(1)'],
  ['a file', 'file:///etc/passwd'],
  ['a blob', 'blob:https://example.org/1'],
  ['view-source', 'view-source:https://example.org'],
  ['another protocol', 'ftp://example.org/'],
  ['no protocol', '//example.org/'],
  ['a path', '/api/annotations'],
  ['a fragment', '#p7'],
  ['nothing', ''],
  ['no host', 'https:///example.org'],
  ['no slashes', 'https:example.org'],
  ['backslashes', 'https:\\\\example.org'],
  ['a backslash for a host', 'https://\\example.org'],
  ['a name', 'https://paypal.example@evil.example/'],
  ['a name and a password', 'https://a:b@evil.example/'],
  ['an override', 'https://example.org/\u202egpj.exe'],
  ['an isolate', 'https://example.org/\u2066a'],
  ['a control', 'https://example.org/\u0007'],
  ['a delete', 'https://example.org/\u007f'],
  ['a line separator', 'https://example.org/\u2028'],
  ['a space', 'https://example.org/a b'],
  ['a zero-width space', 'https://exam\u200bple.org/'],
  ['a byte-order mark', 'https://example.org/\ufeff'],
  ['a lone surrogate', 'https://example.org/\ud800'],
  ['a port that is none', 'https://example.org:99999/'],
  ['too long', `https://example.org/${'a'.repeat(URL_LIMIT)}`],
] as const

const linking = (href: unknown) => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] },
  ],
})

describe('safeUrl', () => {
  it.each(accepted)('leaves %s as it is', (href) => {
    expect(safeUrl(href)).toBe(href)
    expect([parseArticle(linking(href)).ok, parseBody(linking(href)).ok]).toEqual([true, true])
  })

  it.each(refused)('refuses %s, in articles and bodies too', (_, href) => {
    expect(safeUrl(href)).toBeNull()
    const path = 'content.0.content.0.marks.0.attrs.href'
    expect(parseArticle(linking(href))).toMatchObject({ ok: false, problem: { path } })
    expect(parseBody(linking(href))).toMatchObject({ ok: false, problem: { path } })
  })

  it.each([null, 1, true, undefined, ['https://example.org/'], { href: 'https://example.org/' }])(
    'refuses %j',
    (href) => {
      expect(parseBody(linking(href)).ok).toBe(false)
    },
  )

  it('no document can be made with an unsafe address, by code either', () => {
    expect(() => articleSchema.mark('link', { href: 'javascript:alert(1)' })).toThrow(RangeError)
  })

  it('says of every link that it is a stranger’s', () => {
    const mark = articleSchema.mark('link', { href: 'https://example.org/' })
    expect(mark.type.spec.toDOM?.(mark, true)).toMatchObject(['a', { rel: 'noopener nofollow ugc' }, 0])
  })
})
