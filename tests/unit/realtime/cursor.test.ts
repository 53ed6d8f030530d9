import { describe, expect, test } from 'vitest'
import type { AnnotationId, ReadingId, UserId } from '@/lib/ids'
import type { Cursor } from '@/lib/realtime/cursor'
import { CURSOR_BYTES, CURSOR_TOPICS, cursorWriter, decodeCursor, encodeCursor } from '@/lib/realtime/cursor'
import { beforeStateSchema } from '@/lib/realtime/event'
import type { ListCursor } from '@/lib/realtime/list-cursor'
import { decodeListCursor, encodeListCursor, LIST_CURSOR_BYTES } from '@/lib/realtime/list-cursor'
import type { Topic } from '@/lib/realtime/topic'
import { formatTopic, parseTopic } from '@/lib/realtime/topic'
import { anId, READING } from '@/tests/support/annotations'

const EPOCH = '0b1f7c1e-6a52-4c1f-9d3a-0123456789ab'

function topic(number: number): Topic {
  return number % 2 === 0
    ? formatTopic({ noun: 'reading', id: anId<ReadingId>(number) })
    : formatTopic({ noun: 'user', id: anId<UserId>(number) })
}

function aCursor(topics: number, version = 5n): Cursor {
  const positions = [...Array(topics).keys()].map((n) => ({ topic: topic(n), version: version + BigInt(n) }))
  return { epoch: EPOCH, positions: positions.toSorted((a, b) => (a.topic < b.topic ? -1 : 1)) }
}

describe('a topic', () => {
  test('is its noun and id, there and back', () => {
    for (let n = 0; n < 4; n++) {
      const parts = parseTopic(topic(n))
      expect(parts && formatTopic(parts)).toBe(topic(n))
    }
    expect(topic(2)).toMatch(/^reading:[\w-]{22}$/)
  })

  test.each([
    '',
    'reading',
    'reading:',
    'reading:1',
    `group:${anId(1)}`,
    `reading:${anId(1)}:x`,
    `toString:${anId(1)}`,
  ])('%j is none', (text) => {
    expect(parseTopic(text)).toBeNull()
  })
})

describe('the cursor of a stream', () => {
  const LAST = (1n << 63n) - 1n

  test('comes back as it was, and has one length whatever it holds', () => {
    for (let topics = 0; topics <= CURSOR_TOPICS; topics++) {
      for (const version of [0n, 1n, 255n, 1n << 32n, LAST - 8n]) {
        const cursor = aCursor(topics, version)
        const bytes = encodeCursor(cursor)
        expect(bytes.length).toBe(CURSOR_BYTES)
        expect(decodeCursor(bytes)).toEqual(cursor)
      }
    }
  })

  test('written again and again for one stream is what it would be if it were written whole', () => {
    for (let topics = 1; topics <= CURSOR_TOPICS; topics++) {
      const { epoch, positions } = aCursor(topics)
      const now = new Map(positions.toReversed().map((one) => [one.topic, one.version]))
      const write = cursorWriter(epoch, now)
      for (const [name, version] of [...now, ...now]) {
        now.set(name, version * 3n + 1n)
        const whole = [...now].map(([each, at]) => ({ topic: each, version: at }))
        expect(write()).toEqual(encodeCursor({ epoch, positions: whole }))
      }
    }
  })

  test('is the same bytes in whatever order its topics are given', () => {
    const { epoch, positions } = aCursor(5)
    expect(encodeCursor({ epoch, positions: positions.toReversed() })).toEqual(
      encodeCursor({ epoch, positions }),
    )
  })

  test('with a topic twice, or its topics in another order, is none', () => {
    const bytes = encodeCursor(aCursor(2))
    const [first, second] = [bytes.slice(18, 43), bytes.slice(43, 68)]
    for (const entries of [
      [first, first],
      [second, first],
    ]) {
      const changed = Uint8Array.from(bytes)
      entries.forEach((entry, i) => changed.set(entry, 18 + 25 * i))
      expect(decodeCursor(changed)).toBeNull()
    }
  })

  test('is read out of a larger buffer', () => {
    const bytes = encodeCursor(aCursor(3))
    const larger = new Uint8Array(CURSOR_BYTES + 20)
    larger.set(bytes, 7)
    expect(decodeCursor(larger.subarray(7, 7 + CURSOR_BYTES))).toEqual(aCursor(3))
  })

  test('of other bytes is null, or bytes that it writes again', () => {
    const bytes = encodeCursor(aCursor(3))
    for (let at = 0; at < CURSOR_BYTES; at++) {
      for (const value of [0, 1, 2, 9, 255]) {
        const changed = Uint8Array.from(bytes)
        changed[at] = value
        const read = decodeCursor(changed)
        if (read !== null) expect(encodeCursor(read)).toEqual(changed)
      }
    }
    for (const length of [0, 1, CURSOR_BYTES - 1, CURSOR_BYTES + 1, LIST_CURSOR_BYTES]) {
      expect(decodeCursor(new Uint8Array(length))).toBeNull()
    }
    expect(decodeCursor(new Uint8Array(CURSOR_BYTES))).toBeNull()
  })

  test.each<[string, Cursor]>([
    ['nine topics', aCursor(CURSOR_TOPICS + 1)],
    ['a version below the first', aCursor(1, -1n)],
    ['a version that no column holds', aCursor(1, LAST + 1n)],
    ['no topic', { epoch: EPOCH, positions: [{ topic: 'user:me', version: 1n }] }],
    ['a topic twice', { epoch: EPOCH, positions: [...aCursor(1).positions, ...aCursor(1).positions] }],
    ['no epoch', { epoch: 'now', positions: [] }],
  ])('of %s is a bug', (_, cursor) => {
    expect(() => encodeCursor(cursor)).toThrow(RangeError)
  })
})

describe('the cursor of a list', () => {
  const cursors: ListCursor[] = [
    { readingId: READING, view: 'open', place: null, id: anId(1) },
    { readingId: READING, view: 'resolved', place: { start: 0, end: 1 }, id: anId<AnnotationId>(2) },
    { readingId: READING, view: 'open', place: { start: 0xffff_fffe, end: 0xffff_ffff }, id: anId(3) },
  ]

  test.each(cursors)('%j comes back as it was, in one length', (cursor) => {
    const bytes = encodeListCursor(cursor)
    expect(bytes.length).toBe(LIST_CURSOR_BYTES)
    expect(decodeListCursor(bytes)).toEqual(cursor)
    expect(decodeCursor(bytes)).toBeNull()
  })

  test('of other bytes is null, or bytes that it writes again', () => {
    const bytes = encodeListCursor({ readingId: READING, view: 'open', place: null, id: anId(1) })
    for (let at = 0; at < LIST_CURSOR_BYTES; at++) {
      for (const value of [0, 1, 2, 255]) {
        const changed = Uint8Array.from(bytes)
        changed[at] = value
        const read = decodeListCursor(changed)
        if (read !== null) expect(encodeListCursor(read)).toEqual(changed)
      }
    }
    expect(decodeListCursor(new Uint8Array(CURSOR_BYTES))).toBeNull()
  })

  test.each([-1, 1.5, 2 ** 32, Number.NaN])('at %d is a bug', (start) => {
    expect(() =>
      encodeListCursor({ readingId: READING, view: 'open', place: { start, end: 9 }, id: anId(1) }),
    ).toThrow(RangeError)
  })
})

test('an event holds facts before and never words', () => {
  const before = { live: true, status: 'approved', visibility: 'group' }
  expect(beforeStateSchema.parse(before)).toEqual(before)
  expect(beforeStateSchema.parse({ ...before, reply: { id: anId(1), ...before } }).reply?.id).toBe(anId(1))
  expect(beforeStateSchema.safeParse({ ...before, text: 'secret' }).success).toBe(false)
})
