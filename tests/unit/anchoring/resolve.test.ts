import { describe, expect, it } from 'vitest'
import { describeRange } from '@/lib/anchoring/describe'
import { resolve } from '@/lib/anchoring/resolve'
import { article, h, p } from '../../support/tagged'
import type { Tagged } from '../../support/tagged'
import { WORDS } from '../../support/scripts'

function selectorsIn({ text, blocks, range }: Tagged) {
  const selectors = describeRange(text, blocks, range())
  if (!selectors) throw new Error('<a> and <b> are no range')
  return selectors
}

const SENTENCE = 'Channels and mechanisms were established, which shows how grave the matter had become.'

/** The text before, with the passage between <a> and <b>; the text after, with the place it should be found at. */
const found = [
  [
    'unchanged',
    article(p('one <a>quick brown fox<b> two')),
    article(p('one <a>quick brown fox<b> two')),
    'exact',
  ],
  [
    'words before it',
    article(p('The <a>brown fox<b> ran off.')),
    article(p('In spring.'), p('The <a>brown fox<b> ran off.')),
    'moved',
  ],
  [
    'a word alone in its context',
    article(p('It is not as <a>fruitful<b> as before.')),
    article(p('Now it is not as <a>fruitful<b> as before.')),
    'moved',
  ],
  [
    'one of two, by its context',
    article(p('the first <a>attack<b> in Beijing; the second attack in Kunming')),
    article(p('News: the first <a>attack<b> in Beijing; the second attack in Kunming')),
    'moved',
  ],
  [
    'another paragraph',
    article(p(`<a>${SENTENCE}<b>`), p('More.')),
    article(p('More.'), p(`<a>${SENTENCE}<b>`)),
    'moved',
  ],
  [
    'a letter corrected',
    article(p('So: <a>mechanisms were establshed between the two countries<b>. More.')),
    article(p('Well. So: <a>mechanisms were established between the two countries<b>. More.')),
    'moved',
  ],
  [
    'a word put in',
    article(p(`So. <a>${SENTENCE}<b> More.`)),
    article(p(`So. <a>${SENTENCE.replace('mechanisms', 'good mechanisms')}<b> More.`)),
    'moved',
  ],
  [
    'a long passage with an edit inside',
    article(p(`Then. <a>${`${SENTENCE} `.repeat(9)}End.<b> More.`)),
    article(
      h(1, 'New'),
      p(`Then. <a>${`${SENTENCE} `.repeat(4)}A new sentence. ${`${SENTENCE} `.repeat(5)}End.<b> More.`),
    ),
    'moved',
  ],
] as const

const orphans = [
  ['gone', article(p(`Keep. <a>${SENTENCE}<b>`)), article(p('Keep.')), 'deleted'],
  [
    'a word gone, its like elsewhere',
    article(p('They met in <a>July<b> at noon.')),
    article(p('Nobody knows. By July it was over.')),
    'weak',
  ],
  [
    'two alike, both with its context',
    article(p('a <a>same words here<b> z')),
    article(p('New.'), p('a same words here z'), p('a same words here z')),
    'ambiguous',
  ],
  [
    'half rewritten',
    article(p(`<a>${SENTENCE}<b>`)),
    article(p('Channels and mechanisms are what nobody has wanted to discuss in any of the last few years.')),
    'weak',
  ],
] as const

describe('resolve in another revision', () => {
  it.each(found)('finds it: %s', (_, before, after, state) => {
    expect(resolve(selectorsIn(before), after.text, { sameRevision: false })).toMatchObject({
      state,
      ...after.range(),
    })
  })

  it.each(orphans)('is an orphan: %s', (_, before, after, reason) => {
    expect(resolve(selectorsIn(before), after.text, { sameRevision: false })).toEqual({
      state: 'orphan',
      reason,
    })
  })

  it.each(Object.entries(WORDS))('moves with whole paragraphs of any script: %s', (_, words) => {
    const before = article(p('First.'), p(`<a>${words}<b>`), p('Last.'))
    const after = article(p('New.'), p('First.'), p(`<a>${words}<b>`), p('Last.'))
    expect(resolve(selectorsIn(before), after.text, { sameRevision: false })).toMatchObject({
      state: 'moved',
      ...after.range(),
    })
  })

  it('is as sure as the evidence is strong', () => {
    const confidence = ([, before, after]: (typeof found)[number]) => {
      const anchor = resolve(selectorsIn(before), after.text, { sameRevision: false })
      return anchor.state === 'orphan' ? 0 : anchor.confidence
    }
    const [unchanged, shifted, , , , corrected] = found
    expect(confidence(unchanged)).toBeGreaterThan(confidence(shifted))
    expect(confidence(shifted)).toBeGreaterThan(confidence(corrected))
    for (const row of found) expect(confidence(row)).toBeGreaterThan(0.5)
  })
})

describe('resolve in its own revision', () => {
  it('asks only whether the words stand there', () => {
    const tagged = article(p('same same <a>same<b> same'))
    const selectors = selectorsIn(tagged)
    const blind = { ...selectors, quote: { ...selectors.quote, prefix: 'x', suffix: 'x' } }
    const anchor = { state: 'exact', ...tagged.range(), confidence: 1 }
    expect(resolve(blind, tagged.text, { sameRevision: true })).toEqual(anchor)
  })
})
