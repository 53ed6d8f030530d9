import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'

/** A store as components listen to it. */
export type Told = Pick<AnnotationStore, 'subscribe' | 'getState' | 'getInitialState'>

/**
 * The same store, whose listeners hear of a change of the highlighted passages two frames later: the highlights are painted
 * in the first, and cards and composers, which take longer, are drawn after it. Everything that changes meanwhile is told with
 * it. Until then who asks gets the state that was told last: what is drawn in between must not show another room than what
 * stands there already, with two threads open.
 */
export function paintFirst(store: AnnotationStore): Told {
  const listeners = new Set<(state: RoomState, before: RoomState) => void>()
  let told = store.getState()
  let isHeld = false
  const tell = () => {
    isHeld = false
    const before = told
    told = store.getState()
    for (const listener of listeners) listener(told, before)
  }
  store.subscribe((state, before) => {
    if (isHeld) return
    isHeld = isRepainted(state, before)
    if (isHeld) whenPainted(tell)
    else tell()
  })
  return {
    getState: () => told,
    getInitialState: store.getInitialState,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Nothing is painted anew before all anchors are known. */
function isRepainted({ ledger, hasAllAnchors }: RoomState, before: RoomState): boolean {
  return hasAllAnchors && before.hasAllAnchors && ledger.shownAnchors !== before.ledger.shownAnchors
}

/** In ms, from the start of that frame: while it is rastered and shown, the processor is left to it. */
const SHOWN_MS = 30

/** In ms: a page in the background draws no frames. */
const NO_FRAME_MS = 100

function whenPainted(act: () => void): void {
  const done = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    act()
  }
  const timer = setTimeout(done, NO_FRAME_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    setTimeout(act, SHOWN_MS)
  })
}
