import { describe, expect, test } from 'vitest'
import { filterWords } from '@/lib/annotations/filter-words'
import { isFiltering, NO_FILTER } from '@/lib/annotations/thread-filter'
import type { ThreadFilter } from '@/lib/annotations/thread-filter'
import { matchThreadsInput } from '@/lib/annotations/match-input'
import { filterQuery } from '@/lib/client/filter-query'
import type { UserId } from '@/lib/ids'
import { anId, READING } from '@/tests/support/annotations'

const NOW = '2026-10-06T10:00:00.000Z'
const aiko = { id: anId<UserId>(7), name: 'Aiko Tanabe' }

/** Each part of a filter alone, and what it says. */
const PARTS: [Partial<ThreadFilter>, string][] = [
  [{ person: aiko }, 'Threads with Aiko Tanabe'],
  [{ tag: { name: 'irony', label: 'Irony' } }, 'Threads tagged Irony'],
  [{ motivation: 'questioning' }, 'Questions'],
  [{ motivation: 'highlighting' }, 'Highlights'],
  [{ from: '2026-10-01' }, 'Threads since 1 Oct'],
  [{ to: '2025-12-31' }, 'Threads until 31 Dec 2025'],
  [{ from: '2026-10-01', to: '2026-10-03' }, 'Threads from 1 Oct to 3 Oct'],
  [{ state: 'resolved' }, 'Resolved threads'],
  [{ state: 'any' }, 'Open and resolved threads'],
  [{ words: ' the oil ' }, 'Threads, saying “the oil”'],
]

describe('a filter', () => {
  test('that asks nothing filters nothing, and says nothing', () => {
    expect(isFiltering(NO_FILTER)).toBe(false)
    expect(isFiltering({ ...NO_FILTER, words: '  ' })).toBe(false)
    expect(filterWords('all', { ...NO_FILTER, words: '  ' }, NOW)).toBeNull()
  })

  test.each(PARTS)('of %o is said as “%s”', (part, words) => {
    expect(isFiltering({ ...NO_FILTER, ...part })).toBe(true)
    expect(filterWords('all', { ...NO_FILTER, ...part }, NOW)).toBe(words)
  })

  test('of all parts is one sentence', () => {
    const all = { ...NO_FILTER, ...Object.assign({}, ...PARTS.map(([part]) => part)) } as ThreadFilter
    expect(filterWords('mine', all, NOW)).toBe(
      'Your open and resolved highlights with Aiko Tanabe tagged Irony from 1 Oct to 3 Oct, saying “the oil”',
    )
    expect(filterWords('none', all, NOW)).toBe('No annotations')
  })

  test.each(PARTS)('of %o is understood by the server as it is sent', (part) => {
    const query = Object.fromEntries(new URLSearchParams(filterQuery({ ...NO_FILTER, ...part }, 'newest')))
    expect(matchThreadsInput.safeParse({ readingId: READING, ...query }).success).toBe(true)
  })
})
