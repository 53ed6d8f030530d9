import { isFiltering, NO_FILTER } from '@/lib/annotations/thread-filter'
import type { Lens, ThreadFilter } from '@/lib/annotations/thread-filter'
import type { ThreadSort } from '@/lib/annotations/thread-sort'
import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import type { AnnotationsApi } from '@/lib/client/annotations-api'
import { withOnly, withThreadShown } from '@/lib/client/ledger-changes'
import type { Unread } from '@/lib/client/unread'
import { changeLedger } from '@/lib/client/take-frame'
import type { AnnotationId, UserId } from '@/lib/ids'

/** In ms: how long typing rests before the server is asked, and how long after others' changes it is asked again. */
const REST_MS = 250
const AGAIN_MS = 1500

/** How an id stands in the server's answer. */
const ID_LENGTH = 22

/** Ways to show some of a room's threads. */
export type Filtering = ReturnType<typeof createFiltering>

/**
 * The lens, the filter and the order of one room. The lens holds at once; what a filter lets through the server says, over the
 * whole reading, and again when something has changed meanwhile. In which threads one has answered, the server says as well:
 * the replies of most threads are not here.
 */
export function createFiltering(store: AnnotationStore, api: AnnotationsApi) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let joined: ReadonlySet<string> = new Set()
  // What was unread when one looked stays, also when it has been seen: nothing goes under the reader's eyes.
  let unread: ReadonlySet<string> = new Set()
  let joining: ReturnType<typeof setTimeout> | undefined

  const isAsking = () => {
    const { filter, sort } = store.getState()
    return isFiltering(filter) || sort !== 'text'
  }

  function show(): void {
    const { lens, filter, matches, unread: news } = store.getState()
    const ids = isFiltering(filter) && matches ? new Set<string>(matches) : null
    changeLedger(store, (ledger) => withOnly(ledger, { lens, joined: meant(lens, news), ids }))
  }

  function meant(lens: Lens, news: Unread): ReadonlySet<string> {
    if (lens === 'unread') return unread
    return lens === 'recent' ? news.recent : joined
  }

  /** What the reader has asked for does not wait; what is found again by itself does. */
  async function find(isAsked: boolean): Promise<void> {
    const { reading, filter, sort } = store.getState()
    const call = ++asked
    const result = await api.matches(reading.id, filter, sort)
    if (call !== asked) return
    if (!result.ok) return store.setState({ filterProblem: result.problem })
    store.setState({ matches: idsIn(result.data.ids), filterProblem: null })
    if (isAsked)
      changeLedger(store, (ledger) => (store.getState().matches ?? []).reduce(withThreadShown, ledger))
    show()
  }

  async function join(): Promise<void> {
    const { reading, viewer } = store.getState()
    if (viewer.userId === null) return
    const person = { id: viewer.userId as UserId, name: '' }
    const result = await api.matches(reading.id, { ...NO_FILTER, state: 'any', person }, 'text')
    if (!result.ok) return store.setState({ filterProblem: result.problem })
    joined = new Set(idsIn(result.data.ids))
    store.setState({ filterProblem: null })
    show()
  }

  function soon(ms: number, isAsked = true): void {
    clearTimeout(timer)
    timer = setTimeout(() => void find(isAsked), ms)
  }

  function changed(ms: number): void {
    clearTimeout(timer)
    if (isAsking()) return soon(ms)
    asked++
    store.setState({ matches: null, filterProblem: null })
    show()
  }

  store.subscribe((state, before) => {
    if (state.lens === 'mine' && state.ledger.tick !== before.ledger.tick) {
      clearTimeout(joining)
      joining = setTimeout(() => void join(), AGAIN_MS)
    }
    if (state.lens === before.lens && state.unread !== before.unread) lookAgain(state, before)
    if (!isAsking()) return
    if (state.ledger.tick !== before.ledger.tick) soon(AGAIN_MS, false)
    // What one has just written oneself is shown, whatever is asked for.
    if (state.posted && state.posted !== before.posted && state.matches) {
      store.setState({ matches: [...state.matches, state.posted] })
      show()
    }
  })

  /** What has come is unread as well. */
  function lookAgain(state: RoomState, before: RoomState): void {
    if (state.lens === 'recent' && state.unread.recent !== before.unread.recent) show()
    if (state.lens !== 'unread' || [...state.unread.threads].every((id) => unread.has(id))) return
    unread = new Set([...unread, ...state.unread.threads])
    show()
  }

  return {
    look: (lens: Lens) => {
      unread = new Set(store.getState().unread.threads)
      store.setState({ lens })
      show()
      if (lens === 'mine') void join()
    },
    filter: (part: Partial<ThreadFilter>) => {
      store.setState(({ filter }) => ({ filter: { ...filter, ...part } }))
      changed('words' in part ? REST_MS : 0)
    },
    sort: (sort: ThreadSort) => {
      store.setState({ sort })
      changed(0)
    },
    /** All of it in one step; the order stays. */
    clear: () => {
      store.setState({ lens: 'all', filter: NO_FILTER })
      changed(0)
    },
    again: () => (isAsking() ? soon(0) : void join()),
    /** The ids of all open threads of the reading in an order; null when they could not be had. */
    ordered: async (sort: ThreadSort): Promise<AnnotationId[] | null> => {
      const result = await api.matches(store.getState().reading.id, NO_FILTER, sort)
      return result.ok ? idsIn(result.data.ids) : null
    },
    facets: () => api.facets(store.getState().reading.id),
  }
}

function idsIn(packed: string): AnnotationId[] {
  const count = packed.length / ID_LENGTH
  return Array.from(
    { length: count },
    (_, i) => packed.slice(ID_LENGTH * i, ID_LENGTH * (i + 1)) as AnnotationId,
  )
}
