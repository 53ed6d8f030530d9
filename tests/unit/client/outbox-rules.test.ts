import { describe, expect, test } from 'vitest'
import { nextPostState, postEventOf, stateAfter, waitAfter } from '@/lib/client/outbox-rules'
import type { PostEvent, PostState } from '@/lib/client/outbox-rules'
import { bareProblem } from '@/lib/client/api'
import { ERROR_CODES } from '@/lib/errors/codes'

const EVENTS: PostEvent[] = [
  'post',
  'stored',
  'unanswered',
  'signed_out',
  'refused',
  'called',
  'left',
  'taken_back',
]
const STATES: PostState[] = ['draft', 'sending', 'waiting', 'signed_out', 'posted']

/** Every sequence of so many events. */
function sequences(length: number): PostEvent[][] {
  if (length === 0) return [[]]
  return sequences(length - 1).flatMap((before) => EVENTS.map((event) => [...before, event]))
}

const after = (state: PostState, events: PostEvent[]) => events.reduce(nextPostState, state)

describe('whatever happens in whatever order', () => {
  test('what is stored stays posted, and nothing else is', () => {
    for (const events of sequences(4)) {
      const state = after('sending', events)
      expect(state === 'posted', events.join()).toBe(events.includes('stored'))
    }
  })

  test('it is heard in either order, by the answer or by the stream, with the same end', () => {
    for (const state of STATES)
      for (const other of EVENTS)
        expect(after(state, ['stored', other])).toBe(after(state, [other, 'stored']))
  })

  test('what waits is sent again when it is called, and never without somebody’s wish', () => {
    expect(['waiting', 'signed_out'].map((state) => after(state as PostState, ['called']))).toEqual([
      'sending',
      'sending',
    ])
    for (const events of sequences(3).filter((one) => !one.includes('post')))
      expect(['draft', 'posted']).toContain(after('draft', events))
  })

  test('once taken back or refused, the network’s return sends nothing', () => {
    for (const state of STATES.filter((one) => one !== 'posted'))
      expect(after(state, ['taken_back', 'called'])).toBe('draft')
    expect(after('sending', ['refused', 'called'])).toBe('draft')
  })
})

describe('an answer', () => {
  test.each(ERROR_CODES)('%s leads to one state in which no word is lost', (code) => {
    const state = stateAfter(bareProblem(code))
    const expected =
      code === 'signed_out'
        ? 'signed_out'
        : ['rate_limited', 'unexpected', 'unavailable'].includes(code)
          ? 'waiting'
          : 'draft'
    expect(state).toBe(expected)
  })

  test('without a problem is the end', () => {
    expect(postEventOf(null)).toBe('stored')
  })

  test('is waited for longer each time, up to five minutes, and as long as a server asks', () => {
    const waits = [0, 1, 2, 3, 4, 50].map((n) => waitAfter(n, bareProblem('unavailable')))
    expect(waits).toEqual([20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
    expect(waitAfter(0, { ...bareProblem('rate_limited'), retryAfter: 900 })).toBe(900_000)
  })
})
