import { describe, expect, it } from 'vitest'
import { checkSelectors } from '@/lib/anchoring/check-selectors'
import { describeRange } from '@/lib/anchoring/describe'
import type { Selectors } from '@/lib/anchoring/selectors'
import { article, p } from '../../support/tagged'

const tagged = article(p('one <a>👩‍👩‍👧‍👦<b> two'), p('<c>Cafe<d>\u0301<e> three 𠮷<f>'))

/** What a client sends: only a quote and a position, perhaps wrong. */
function sent(position: { start: number; end: number }, quote: Partial<Selectors['quote']> = {}): Selectors {
  const exact = tagged.text.slice(Math.max(0, position.start), Math.max(0, position.end))
  return {
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '', ...quote },
    position: { type: 'TextPositionSelector', ...position },
    blocks: { start: null, end: null },
  }
}

const good = tagged.range('a', 'b')
const at = tagged.at
const refused: [name: string, selectors: Selectors, field: string, reason: string][] = [
  ['a broken start', sent({ start: 0.5, end: 3 }), 'position.start', 'not_an_integer'],
  ['a start that is no number', sent({ start: Number.NaN, end: 3 }), 'position.start', 'not_an_integer'],
  ['an endless end', sent({ start: 0, end: Infinity }), 'position.end', 'not_an_integer'],
  ['a start before the text', sent({ start: -1, end: 3 }), 'position.start', 'range_outside_text'],
  ['a start past the text', sent({ start: 999, end: 1000 }), 'position.start', 'range_outside_text'],
  ['an end past the text', sent({ start: 0, end: 999 }), 'position.end', 'range_outside_text'],
  ['nothing', sent({ start: 3, end: 3 }, { exact: 'x' }), 'position.end', 'range_empty'],
  ['a backward range', sent({ start: 4, end: 3 }, { exact: 'x' }), 'position.end', 'range_empty'],
  ['a start inside a pair', sent({ start: at('f') - 1, end: at('f') }), 'position.start', 'split_surrogate'],
  ['an end inside a pair', sent({ start: at('e'), end: at('f') - 1 }), 'position.end', 'split_surrogate'],
  ['other words', sent(good, { exact: 'one' }), 'quote.exact', 'quote_differs'],
  [
    'the same words composed',
    sent(tagged.range('c', 'e'), { exact: 'Caf\u00e9' }),
    'quote.exact',
    'quote_differs',
  ],
  ['another prefix', sent(good, { prefix: 'two ' }), 'quote.prefix', 'context_differs'],
  ['another suffix', sent(good, { suffix: ' one' }), 'quote.suffix', 'context_differs'],
]

describe('checkSelectors', () => {
  it.each(refused)('refuses %s', (_, selectors, field, reason) => {
    expect(checkSelectors(selectors, tagged)).toEqual({ ok: false, field, reason })
  })

  const { start: a, end: b } = good
  const snapped = [
    ['an end before an accent', tagged.range('c', 'd'), tagged.range('c', 'e')],
    ['a start before an accent', tagged.range('d', 'e'), { start: at('d') - 1, end: at('e') }],
    ['one member of a family', { start: a + 3, end: a + 5 }, good],
    ['from within a family', { start: b - 2, end: b + 4 }, { start: a, end: b + 4 }],
  ] as const

  it.each(snapped)('snaps outward: %s', (_, range, whole) => {
    const selectors = describeRange(tagged.text, tagged.blocks, whole)
    expect(checkSelectors(sent(range), tagged)).toEqual({ ok: true, selectors })
  })

  it('gives full context and its own block ids, whatever was sent', () => {
    const selectors = describeRange(tagged.text, tagged.blocks, good)
    const shorter = { ...sent(good, { prefix: 'e ', suffix: ' tw' }), blocks: { start: 'x', end: 'y' } }
    expect(checkSelectors(shorter, tagged)).toEqual({ ok: true, selectors })
  })
})
