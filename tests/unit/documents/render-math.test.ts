import { describe, expect, test } from 'vitest'
import { MATH_LIMIT } from '@/lib/documents/math-source'
import { renderMath } from '@/lib/documents/render-math'
import { parseBody } from '@/lib/documents/validate'

const formula = (source: unknown) => ({
  type: 'doc',
  content: [{ type: 'mathBlock', attrs: { source } }],
})

describe('a formula', () => {
  test('becomes MathML, which is read aloud, with its source beside it', () => {
    const html = renderMath('\\frac{a}{b}', false) ?? ''
    expect(html).toContain('<mfrac>')
    expect(html).toContain('<annotation encoding="application/x-tex">\\frac{a}{b}</annotation>')
    expect(html).not.toContain('display="block"')
    expect(renderMath('x', true)).toContain('display="block"')
  })

  test('of letters of any script is drawn', () => {
    for (const source of ['\\text{路程} = vt', 'ж', '\\text{שלום}', 'é'])
      expect(renderMath(source, false)).not.toBeNull()
  })

  test.each([
    ['cannot be read', '\\frac{a'],
    ['uses what there is not', '\\nosuchthing'],
    ['expands without end', '\\def\\a{\\a\\a}\\a'],
    [
      'expands more and more',
      '\\def\\a{x}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c',
    ],
    ['is too long', 'x'.repeat(MATH_LIMIT + 1)],
  ])('that %s is not drawn', (_, source) => {
    expect(renderMath(source, true)).toBeNull()
  })

  test.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://example.org/x.png}',
    '\\htmlClass{x}{y}',
    '\\htmlId{x}{y}',
    '\\htmlStyle{position:fixed}{y}',
    '\\htmlData{x=y}{z}',
    '\\text{<img src=x onerror=alert(1)>}',
    '\\text{</annotation></semantics></math><script>alert(1)</script>}',
    'x"onmouseover="alert(1)',
    '\\color{red;background:url(https://example.org)}{x}',
    '\\rule{1000em}{1000em}',
    `${'{'.repeat(400)}x${'}'.repeat(400)}`,
  ])('runs and fetches nothing: %s', (source) => {
    const html = renderMath(source, false) ?? ''
    expect(html).not.toMatch(/<(?!\/?(?:span|math|semantics|annotation|m[a-z]+)\b)/i)
    expect(html).not.toMatch(/<[^>]*\s(?:on\w+|href|src|style|id|data-\w+)\s*=/i)
    expect(html).not.toMatch(/(?:width|height)="(?:[3-9]\d|\d{3,})(?:\.\d+)?em"/)
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['half a character', 'a\ud800'],
    ['a control character', 'a\u0007'],
    ['what turns the direction round', 'a\u202eb'],
    ['no text', 5],
    ['too much', 'x'.repeat(MATH_LIMIT + 1)],
  ])('of %s is not stored', (_, source) => {
    expect(parseBody(formula(source)).ok).toBe(false)
  })

  test('is stored to the letter', () => {
    const source = '  \\alpha\t+\n\\text{<b>&amp;}'
    const parsed = parseBody(formula(source))
    expect(parsed.ok && parsed.doc.toJSON()).toEqual(formula(source))
  })
})
