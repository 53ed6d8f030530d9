import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call, Send } from '@/lib/client/api'
import { bareProblem } from '@/lib/client/api'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import { createPreferring } from '@/lib/client/preferring'
import type { Preferences } from '@/lib/notifications/preference'
import { aSnapshot } from '@/tests/support/rooms'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A room of which only the network is replaced. */
function aRoom({ userId = 'ana' as string | null, isAway = false } = {}) {
  const snapshot = aSnapshot()
  const store = createAnnotationStore({ ...snapshot, viewer: { ...snapshot.viewer, userId } })
  const [sent, kept]: [Call[], Preferences[]] = [[], []]
  const send = (async (call: Call) => {
    sent.push(call)
    return isAway ? { ok: false, problem: bareProblem('unavailable', 0) } : { ok: true, data: {} }
  }) as Send
  return { store, sent, kept, ...createPreferring(store, send, (one) => kept.push(one)) }
}

test('what is changed holds at once, and goes out together once it has settled', async () => {
  const { store, sent, change } = aRoom()
  change({ reading: { size: 110 } })
  change({ reading: { size: 120 } })
  change({ theme: 'dark', reading: { letter: 4 } })
  expect(store.getState().preferences).toMatchObject({ theme: 'dark', reading: { size: 120, letter: 4 } })
  expect(sent).toEqual([])
  await vi.runAllTimersAsync()
  expect(sent).toMatchObject([
    { method: 'PATCH', path: '/api/preferences', body: { theme: 'dark', reading: { size: 120, letter: 4 } } },
  ])
})

test('whoever leaves sends what waits, once', async () => {
  const { sent, change, flush } = aRoom()
  change({ theme: 'white' })
  expect(await flush()).toBeNull()
  await vi.runAllTimersAsync()
  expect(sent).toMatchObject([{ body: { theme: 'white' }, keepalive: true }])
})

test('what could not be kept holds all the same, and is said', async () => {
  const { store, change } = aRoom({ isAway: true })
  change({ theme: 'dark' })
  await vi.runAllTimersAsync()
  expect(store.getState().preferences.theme).toBe('dark')
  expect(store.getState().preferenceProblem?.code).toBe('unavailable')
})

test('without an account the device keeps it, and nothing is sent', async () => {
  const { sent, kept, change } = aRoom({ userId: null })
  change({ reading: { face: 'dyslexic' } })
  await vi.runAllTimersAsync()
  expect(sent).toEqual([])
  expect(kept).toMatchObject([{ reading: { face: 'dyslexic' } }])
})
