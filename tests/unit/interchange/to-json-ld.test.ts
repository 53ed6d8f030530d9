import { describe, expect, test } from 'vitest'
import { collectionParts, toJsonLd } from '@/lib/interchange/to-json-ld'
import type { Written } from '@/lib/interchange/written'

const TEXT = 'A \u{1D49C} before the words.'
const base: Written = {
  id: 'https://read.example/r/a/a/b',
  inReplyTo: null,
  motivation: 'commenting',
  visibility: 'group',
  createdAt: '2026-11-26T10:00:00.000Z',
  modifiedAt: null,
  author: 'Ana',
  group: 'A circle',
  title: 'A text',
  text: 'Words',
  tags: [],
  targets: [
    {
      source: 'https://read.example/r/a',
      title: 'A text',
      text: TEXT,
      selectors: { exact: 'before', prefix: 'A \u{1D49C} ', suffix: ' the', start: 5, end: 11 },
    },
  ],
  earlier: [],
}

describe('an annotation as JSON-LD', () => {
  test('says where in code points, and quotes the same text', () => {
    const { target } = toJsonLd(base) as { target: { selector: Record<string, unknown>[] }[] }
    const [quote, position] = target[0]?.selector ?? []
    expect(quote).toMatchObject({ type: 'TextQuoteSelector', exact: 'before' })
    const { start, end } = position as { start: number; end: number }
    expect(Array.from(TEXT).slice(start, end).join('')).toBe('before')
  })

  test.each([
    [
      'a reply',
      { inReplyTo: 'https://read.example/r/a/a/c', motivation: 'replying', targets: [] },
      { target: 'https://read.example/r/a/a/c' },
    ],
    [
      'a note on the whole',
      { targets: [{ ...base.targets[0]!, selectors: null }] },
      { target: ['https://read.example/r/a'] },
    ],
    ['a change', { modifiedAt: '2026-11-27T10:00:00.000Z' }, { modified: '2026-11-27T10:00:00.000Z' }],
    [
      'a tag',
      { text: '', tags: ['sea'] },
      { body: [{ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: 'sea' }] },
    ],
  ] as [string, Partial<Written>, object][])('%s', (_, more, says) => {
    expect(toJsonLd({ ...base, ...more })).toMatchObject(says)
  })

  test('a highlight without words has no body', () => {
    expect(toJsonLd({ ...base, motivation: 'highlighting', text: '' })).not.toHaveProperty('body')
  })
})

test.each([0, 1, 2])('a collection of %d is one document, written in pieces', (total) => {
  const [beginning, end] = collectionParts({ id: 'https://read.example/x', label: 'By “Ana”', total })
  const items = Array.from({ length: total }, () => JSON.stringify(toJsonLd(base))).join(',\n')
  const collection = JSON.parse(beginning + items + end) as { first?: { items: unknown[] } }
  expect(collection).toMatchObject({
    type: 'AnnotationCollection',
    total,
    '@context': 'http://www.w3.org/ns/anno.jsonld',
  })
  expect(collection.first?.items.length).toBe(total === 0 ? undefined : total)
})
