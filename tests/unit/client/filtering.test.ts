import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import { annotationsApi } from '@/lib/client/annotations-api'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import { bareProblem } from '@/lib/client/api'
import type { Call, Send } from '@/lib/client/api'
import { createFiltering } from '@/lib/client/filtering'
import { rootsOf } from '@/lib/client/ledger'
import { takeFrame } from '@/lib/client/take-frame'
import { anAnnotation, anId, aTarget } from '@/tests/support/annotations'
import { plainQuestion } from '@/tests/support/facts'
import { aSnapshot } from '@/tests/support/rooms'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A root on a passage of its own; the second is the reader's. */
function aRoot(number: number): Annotation {
  const { annotation, thread } = plainQuestion().facts
  return anAnnotation({
    id: anId(number),
    targets: [aTarget({ start: number * 10, end: number * 10 + 5 })],
    facts: { annotation: { ...annotation, authorIsViewer: number === 2 }, thread },
  })
}

const [first, second, third] = [aRoot(1), aRoot(2), aRoot(3)]

/** A room with three threads, of which only the network is replaced: it finds `found`. */
function aRoom(found: string[] = []) {
  const store = createAnnotationStore(aSnapshot([first, second, third]))
  const sent: Call[] = []
  const net = { found, isAway: false }
  const send = (async (call: Call) => {
    sent.push(call)
    if (net.isAway) return { ok: false, problem: bareProblem('unavailable', 0) }
    return { ok: true, data: { ids: net.found.join(''), count: net.found.length } }
  }) as Send
  const filtering = createFiltering(store, annotationsApi(send))
  const shown = () => {
    const { ledger } = store.getState()
    const { shownAnchors } = ledger
    const roots = rootsOf(ledger)
    expect(roots).toEqual(shownAnchors.map(({ id }) => id))
    return roots
  }
  return { store, sent, net, filtering, shown }
}

test('a lens holds at once, before the server has answered, in text and margin alike', () => {
  const { filtering, shown } = aRoom()
  filtering.look('mine')
  expect(shown()).toEqual([second.id])
  filtering.look('none')
  expect(shown()).toEqual([])
  filtering.look('all')
  expect(shown()).toEqual([first.id, second.id, third.id])
})

test('Mine shows the threads that one has started or answered in, also those answered meanwhile', async () => {
  const { store, filtering, net, sent, shown } = aRoom([third.id])
  filtering.look('mine')
  await vi.runAllTimersAsync()
  expect(sent[0]?.path).toContain('state=any')
  expect(sent[0]?.path).toContain('person=ana')
  expect(shown()).toEqual([second.id, third.id])
  net.found = [first.id, third.id]
  takeFrame(store, {
    kind: 'upsert',
    annotation: anAnnotation({ id: anId(9), rootId: first.id, parentId: first.id, motivation: 'replying' }),
  })
  await vi.runAllTimersAsync()
  expect(shown()).toEqual([first.id, second.id, third.id])
  net.isAway = true
  filtering.look('none')
  filtering.look('mine')
  await vi.runAllTimersAsync()
  expect(shown()).toEqual([first.id, second.id, third.id])
  expect(store.getState().filterProblem?.code).toBe('unavailable')
})

test('a filter shows what the server finds, and everything again in one step', async () => {
  const { filtering, net, sent, shown } = aRoom([third.id, second.id])
  filtering.filter({ words: 'o' })
  filtering.filter({ words: 'oil' })
  await vi.runAllTimersAsync()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.path).toContain('words=oil')
  expect(shown()).toEqual([second.id, third.id])
  net.found = [second.id]
  filtering.look('mine')
  await vi.runAllTimersAsync()
  expect(shown()).toEqual([second.id])
  filtering.clear()
  expect(shown()).toEqual([first.id, second.id, third.id])
})

test('an order asks the server, and hides nothing', async () => {
  const { store, filtering, shown } = aRoom([third.id, first.id, second.id])
  filtering.sort('newest')
  await vi.runAllTimersAsync()
  expect(store.getState().matches).toEqual([third.id, first.id, second.id])
  expect(shown()).toEqual([first.id, second.id, third.id])
})

test('an answer that comes too late changes nothing', async () => {
  const { filtering, net, shown } = aRoom([first.id])
  filtering.filter({ state: 'any' })
  vi.advanceTimersByTime(1)
  net.found = [third.id]
  filtering.clear()
  await vi.runAllTimersAsync()
  expect(shown()).toEqual([first.id, second.id, third.id])
})

test('when somebody writes, the server is asked again', async () => {
  const { store, filtering, net, sent, shown } = aRoom([first.id])
  filtering.filter({ state: 'any' })
  await vi.runAllTimersAsync()
  const fourth = aRoot(4)
  net.found = [first.id, fourth.id]
  takeFrame(store, { kind: 'upsert', annotation: fourth })
  await vi.runAllTimersAsync()
  expect(sent).toHaveLength(2)
  expect(shown()).toEqual([first.id, fourth.id])
})

test('what could not be asked is said, and what was shown stays', async () => {
  const { store, filtering, net, shown } = aRoom([first.id])
  filtering.filter({ state: 'any' })
  await vi.runAllTimersAsync()
  net.isAway = true
  filtering.filter({ words: 'oil' })
  await vi.runAllTimersAsync()
  expect(store.getState().filterProblem?.code).toBe('unavailable')
  expect(shown()).toEqual([first.id])
})
