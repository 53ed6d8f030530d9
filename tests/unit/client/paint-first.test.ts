import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import type { RoomState } from '@/lib/client/annotation-store'
import { paintFirst } from '@/lib/client/paint-first'
import { aSnapshot } from '@/tests/support/rooms'

/** The browser's next frames, drawn by the tests; a page in the background draws none. */
let frames = new Map<number, FrameRequestCallback>()
beforeEach(() => {
  frames = new Map()
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => {
    frames.set(frames.size + 1, draw)
    return frames.size
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function drawFrame(): void {
  const drawn = [...frames.values()]
  frames.clear()
  for (const draw of drawn) draw(performance.now())
}

/** A room whose anchors are all known, and what its listeners have been told. */
function told() {
  const store = createAnnotationStore(aSnapshot([]))
  store.setState({ hasAllAnchors: true })
  const heard: { state: RoomState; before: RoomState }[] = []
  const slow = paintFirst(store)
  const stop = slow.subscribe((state, before) => heard.push({ state, before }))
  const repaint = () =>
    store.setState(({ ledger }) => ({ ledger: { ...ledger, shownAnchors: [...ledger.shownAnchors] } }))
  return { store, slow, heard, stop, repaint }
}

describe('listeners', () => {
  test('hear at once of what paints nothing', () => {
    const { store, heard } = told()
    store.setState({ areMarksShown: false })
    expect(heard.map(({ state }) => state.areMarksShown)).toEqual([false])
    expect(frames.size).toBe(0)
  })

  test('hear of new highlights after the frame that paints them, with all that changed meanwhile, once', () => {
    const { store, slow, heard, repaint } = told()
    const before = store.getState()
    repaint()
    store.setState({ areMarksShown: false })
    expect(heard).toEqual([])
    // What is drawn meanwhile sees what everything else was drawn from.
    expect(slow.getState()).toBe(before)
    drawFrame()
    expect(heard).toEqual([])
    vi.runAllTimers()
    expect(heard).toHaveLength(1)
    expect(heard[0]).toEqual({ state: store.getState(), before })
    expect(slow.getState()).toBe(store.getState())
    store.setState({ areMarksShown: true })
    expect(heard).toHaveLength(2)
  })

  test('hear of them in a page that draws no frames as well, once', () => {
    const { heard, repaint } = told()
    repaint()
    vi.runAllTimers()
    drawFrame()
    vi.runAllTimers()
    expect(heard).toHaveLength(1)
  })

  test('that have gone hear nothing', () => {
    const { store, heard, stop, repaint } = told()
    repaint()
    stop()
    drawFrame()
    vi.runAllTimers()
    store.setState({ areMarksShown: false })
    expect(heard).toEqual([])
  })
})
