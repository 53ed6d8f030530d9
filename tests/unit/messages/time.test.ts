import { describe, expect, test } from 'vitest'
import { countReplies, countThreads, showEarlierReplies, withSeparators } from '@/lib/messages/counts'
import {
  absoluteTime,
  longDate,
  relativeTime,
  relativeTimeInWords,
  shortDate,
  waitInWords,
} from '@/lib/messages/time'

const NOW = '2026-10-06T12:00:00.000Z'

describe('relative time', () => {
  test.each([
    ['2026-10-06T12:00:00.000Z', 'now', 'just now'],
    ['2026-10-06T11:59:00.001Z', 'now', 'just now'],
    ['2026-10-06T12:00:09.000Z', 'now', 'just now'],
    ['2026-10-06T11:59:00.000Z', '1 min ago', '1 minute ago'],
    ['2026-10-06T11:40:00.000Z', '20 min ago', '20 minutes ago'],
    ['2026-10-06T11:00:00.001Z', '59 min ago', '59 minutes ago'],
    ['2026-10-06T11:00:00.000Z', '1 h ago', '1 hour ago'],
    ['2026-10-06T10:00:00.000Z', '2 h ago', '2 hours ago'],
    ['2026-10-05T12:00:00.001Z', '23 h ago', '23 hours ago'],
    ['2026-10-05T12:00:00.000Z', '5 Oct', 'on 5 October'],
    ['2025-12-31T23:59:59.999Z', '31 Dec 2025', 'on 31 December 2025'],
  ])('%s', (time, short, words) => {
    expect(relativeTime(time, NOW)).toBe(short)
    expect(relativeTime(Date.parse(time), Date.parse(NOW))).toBe(short)
    expect(relativeTimeInWords(time, NOW)).toBe(words)
  })

  test('of something older never sounds newer', () => {
    const order = ['now', 'min', 'h', 'date']
    const kindOf = (age: number) => {
      const text = relativeTime(Date.parse(NOW) - age, NOW)
      return order.findIndex((kind) => text === kind || text.includes(` ${kind} ago`) || kind === 'date')
    }
    let last = 0
    for (let minutes = 0; minutes < 3000; minutes++) {
      const kind = kindOf(minutes * 60_000)
      expect(kind).toBeGreaterThanOrEqual(last)
      last = kind
    }
    expect(last).toBe(3)
  })
})

describe('dates', () => {
  test('are of the zone that is given, and of UTC when none is', () => {
    const time = '2026-12-31T23:30:00.000Z'
    expect(shortDate(time, NOW)).toBe('31 Dec')
    expect(shortDate(time, NOW, 'Europe/Berlin')).toBe('1 Jan 2027')
    expect(longDate(time, NOW)).toBe('31 December')
    expect(absoluteTime(time)).toBe('31 December 2026, 23:30 UTC')
    expect(absoluteTime(time, 'Asia/Tokyo')).toBe('1 January 2027, 08:30')
    expect(absoluteTime('2026-01-01T00:05:00Z')).toBe('1 January 2026, 00:05 UTC')
  })

  test('September is Sep, whatever the locale’s data says', () => {
    expect(shortDate('2026-09-03T10:00:00Z', NOW)).toBe('3 Sep')
  })
})

test.each([
  [0, 'No replies', 'No threads'],
  [1, '1 reply', '1 thread'],
  [4, '4 replies', '4 threads'],
  [10_000, '10,000 replies', '10,000 threads'],
])('counts: %i', (count, replies, threads) => {
  expect(countReplies(count)).toBe(replies)
  expect(countThreads(count)).toBe(threads)
})

test('the fold, thousands and waits', () => {
  expect(showEarlierReplies(4)).toBe('Show 4 earlier replies')
  expect(showEarlierReplies(1)).toBe('Show 1 earlier reply')
  expect([0, 999, 1000, 1_234_567].map(withSeparators)).toEqual(['0', '999', '1,000', '1,234,567'])
  expect([0, 1, 59, 60, 61, 600].map(waitInWords)).toEqual([
    '1 second',
    '1 second',
    '59 seconds',
    '1 minute',
    '2 minutes',
    '10 minutes',
  ])
})
