import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRounds } from '@/lib/server/realtime/rounds'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Rounds that take so long, with what each was given and when it began. */
function rounds(takes: number) {
  const began: { at: number; things: readonly string[] }[] = []
  let running = 0
  const ask = createRounds<string>(async (things) => {
    expect(running++).toBe(0)
    began.push({ at: performance.now() - start, things })
    await new Promise((resolve) => setTimeout(resolve, takes))
    running--
  }, 300)
  const start = performance.now()
  return { ask, began }
}

test('the first waits for nobody, and what comes meanwhile goes together, once', async () => {
  const { ask, began } = rounds(10)
  ask('a')
  await vi.advanceTimersByTimeAsync(1)
  for (const thing of ['b', 'c', 'b']) ask(thing)
  await vi.advanceTimersByTimeAsync(1000)
  expect(began.map(({ things }) => things)).toEqual([['a'], ['b', 'c']])
  expect(began[0]?.at).toBeLessThan(2)
  expect(began[1]?.at).toBeGreaterThanOrEqual(300)
})

test('a round that takes long is waited for, and what was asked for in it is done after it, without a further wait', async () => {
  const { ask, began } = rounds(1000)
  ask('a')
  await vi.advanceTimersByTimeAsync(500)
  ask('a')
  await vi.advanceTimersByTimeAsync(5000)
  expect(began.map(({ things }) => things)).toEqual([['a'], ['a']])
  expect(began[1]?.at).toBeLessThan(1010)
})

test('after some quiet the next again waits for nobody', async () => {
  const { ask, began } = rounds(10)
  ask('a')
  await vi.advanceTimersByTimeAsync(2000)
  ask('b')
  await vi.advanceTimersByTimeAsync(5)
  expect(began.map(({ things }) => things)).toEqual([['a'], ['b']])
})
