import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import type { Changing } from '@/lib/client/changing'
import type { Pending } from '@/lib/client/overlay'
import { stateAfter, waitAfter } from '@/lib/client/outbox-rules'
import type { Problem } from '@/lib/errors/problem'

type Tools = { store: AnnotationStore; changing: Changing; wait?: typeof waitAfter }

/** Posts of one room that wait for the network, or for their writer to sign in again. */
export type Outbox = ReturnType<typeof createOutbox>

/** Sends what waits: as soon as the network or the stream is back, and now and then where neither says so. */
export function createOutbox({ store, changing, wait = waitAfter }: Tools) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0

  function call(): void {
    clearTimeout(timer)
    timer = undefined
    changing.resume()
    for (const pending of waiting(store.getState())) void changing.again(pending)
  }

  /** Follows what becomes of the posts that are shown. */
  function look(now: RoomState, before: RoomState): void {
    if (now.connection === 'live' && before.connection !== 'live') return call()
    if (now.ledger.overlay === before.ledger.overlay) return
    const [first] = waiting(now)
    if (first) timer ??= setTimeout(call, wait(attempts++, first.problem))
    else if (![...now.ledger.overlay.values()].some(({ kind }) => kind === 'create')) attempts = 0
  }

  return {
    call,
    /** Sends what an earlier visit left, and follows the page; returns what ends it. */
    start: (): (() => void) => {
      const end = new AbortController()
      window.addEventListener('online', call, { signal: end.signal })
      const stop = store.subscribe(look)
      changing.resume()
      return () => {
        end.abort()
        stop()
        clearTimeout(timer)
      }
    },
  }
}

type Stopped = Pending & { kind: 'create'; problem: Problem }

function waiting({ ledger }: RoomState): Stopped[] {
  return [...ledger.overlay.values()].filter((pending): pending is Stopped => {
    const { kind, problem } = pending
    return kind === 'create' && problem !== null && ['waiting', 'signed_out'].includes(stateAfter(problem))
  })
}
