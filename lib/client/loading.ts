import { unpackAnchors } from '@/lib/anchoring/pack'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import { changeLedger, takeFrame, takeSnapshot } from '@/lib/client/take-frame'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { ROOTS_PER_REQUEST } from '@/lib/client/annotations-api'
import type { AnnotationsApi, Page } from '@/lib/client/annotations-api'
import { rootsOf } from '@/lib/client/ledger'
import { withAllAnchors, withRows } from '@/lib/client/ledger-changes'
import { withAnchors, withoutThese, withThreads } from '@/lib/client/unread'
import type { Muted } from '@/lib/annotations/muted-schema'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'

/** In ms: what scrolls by within this time is asked for in one request. */
const GATHER_MS = 60

/** The most threads that are fetched to be printed. */
export const WHOLE_LIMIT = 500

/** How many requests for them are under way at a time. */
const AT_A_TIME = 4

/** Fetches what the room has not got yet. Each returns the problem that stopped it, or null. */
export type Loading = ReturnType<typeof createLoading>

/** The fetches of one room. */
export function createLoading(store: AnnotationStore, api: AnnotationsApi) {
  const asked = new Set<AnnotationId>()
  let gathering: AnnotationId[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const readingId = () => store.getState().reading.id
  const tick = () => store.getState().ledger.tick

  async function thread(rootId: AnnotationId): Promise<Problem | null> {
    const since = tick()
    const result = await api.thread(rootId)
    if (!result.ok) {
      const isGone = result.problem.code === 'not_found'
      if (isGone) takeFrame(store, { kind: 'remove', readingId: readingId(), id: rootId, rootId })
      return failed(result.problem)
    }
    takePage(store, result.data, since)
    store.setState((state) => ({ loaded: new Set(state.loaded).add(rootId) }))
    return null
  }

  /** Asks for roots that are not known yet, soon and together. */
  function roots(ids: readonly AnnotationId[]): void {
    const { rows, overlay } = store.getState().ledger
    const missing = ids.filter((id) => !rows.has(id) && !asked.has(id) && !overlay.has(`create:${id}`))
    if (missing.length === 0) return
    for (const id of missing) asked.add(id)
    gathering.push(...missing)
    timer ??= setTimeout(flush, GATHER_MS)
  }

  function flush(): void {
    timer = undefined
    for (let i = 0; i < gathering.length; i += ROOTS_PER_REQUEST) {
      void fetchRoots(gathering.slice(i, i + ROOTS_PER_REQUEST))
    }
    gathering = []
  }

  async function fetchRoots(ids: readonly AnnotationId[]): Promise<Problem | null> {
    const since = tick()
    const result = await api.roots(readingId(), ids)
    // What failed is asked for again when it is next in view.
    for (const id of ids) asked.delete(id)
    if (!result.ok) return failed(result.problem)
    takePage(store, result.data, since)
    return null
  }

  /**
   * Everything that is shown, with its replies, as for printing; a few requests at a time. Returns the first problem. Beyond
   * a few hundred threads the rest is left out: nobody prints them, and whoever does finds their number on the paper.
   */
  async function whole(): Promise<Problem | null> {
    const ids = rootsOf(store.getState().ledger).slice(0, WHOLE_LIMIT)
    const missing = ids.filter((id) => !store.getState().ledger.rows.has(id))
    const pages = Array.from({ length: Math.ceil(missing.length / ROOTS_PER_REQUEST) }, (_, i) =>
      missing.slice(ROOTS_PER_REQUEST * i, ROOTS_PER_REQUEST * (i + 1)),
    )
    const problem = await inTurn(pages, fetchRoots)
    if (problem) return problem
    const { ledger, loaded } = store.getState()
    const answered = ids.filter(
      (id) => !loaded.has(id) && (ledger.rows.get(id)?.thread?.replyIds.length ?? 0) > 0,
    )
    return inTurn(answered, thread)
  }

  async function resolved(after: string | null) {
    const since = tick()
    const result = await api.resolved(readingId(), after)
    if (result.ok) takePage(store, result.data, since)
    else failed(result.problem)
    return result
  }

  async function anchors(): Promise<Problem | null> {
    const since = tick()
    const result = await api.anchors(readingId())
    if (!result.ok) return failed(result.problem)
    takeAnchors(store, unpackAnchors(result.data), since)
    return null
  }

  /** Starts again from a new snapshot; the open thread is fetched anew. */
  async function restart(): Promise<string | null> {
    const since = tick()
    const result = await api.snapshot(readingId())
    if (!result.ok) {
      failed(result.problem)
      return null
    }
    takeSnapshot(store, result.data, since)
    const { open } = store.getState()
    await Promise.all([anchors(), open ? thread(open.rootId) : null])
    return result.data.cursor
  }

  /**
   * Somebody has written: is it by somebody muted? Asked by those alone who mute anybody; until that is known its words are
   * folded, so that none flash. True when they stay so.
   */
  async function arrived(id: AnnotationId): Promise<boolean> {
    if (!store.getState().isMuting) return false
    store.setState((state) => ({ muted: new Set(state.muted).add(id) }))
    const result = await api.muted(readingId())
    // What failed leaves words to be seen, which nobody has hidden.
    if (!result.ok)
      store.setState((state) => ({ muted: new Set([...state.muted].filter((one) => one !== id)) }))
    else takeMuted(store, result.data)
    if (!result.ok) failed(result.problem)
    return store.getState().muted.has(id)
  }

  /** Mutes whoever wrote an annotation, or hears them again. */
  async function mute(id: AnnotationId, isMuted: boolean): Promise<Problem | null> {
    const result = await api.mute(id, isMuted)
    if (!result.ok) return failed(result.problem)
    takeMuted(store, result.data)
    return null
  }

  /** Whether the reading is still open to its reader; `lost` when it is, or cannot be asked just now. */
  async function askWhy(): Promise<'lost' | 'signed_out' | 'closed'> {
    const result = await api.resolved(readingId(), null)
    if (result.ok) return 'lost'
    const { code } = failed(result.problem)
    return code === 'signed_out' ? code : code === 'not_found' ? 'closed' : 'lost'
  }

  function failed(problem: Problem): Problem {
    if (problem.code === 'signed_out') store.setState({ connection: 'signed_out' })
    return problem
  }

  return {
    thread,
    roots,
    again: fetchRoots,
    whole,
    resolved,
    anchors,
    restart,
    askWhy,
    edits: api.edits,
    mute,
    arrived,
    stop: () => clearTimeout(timer),
  }
}

/** Takes over an answer that was asked for at tick `since`, and what it says is unread. */
function takePage(store: AnnotationStore, { items, unread }: Page, since: number): void {
  changeLedger(store, (ledger) => withRows(ledger, items, since))
  const rootIds = items.flatMap(({ id, thread }) => (thread === null ? [] : id))
  store.setState((state) => ({ unread: withThreads(state.unread, rootIds, unread) }))
}

function takeMuted(store: AnnotationStore, { isMuting, ids }: Muted): void {
  store.setState(({ unread }) => ({ isMuting, muted: new Set(ids), unread: withoutThese(unread, ids) }))
}

/** Takes over all anchors, asked for at tick `since`, and what their flags say is unread. */
function takeAnchors(store: AnnotationStore, given: readonly PackedAnchor[], since: number): void {
  const { unread, anchors } = withAnchors(store.getState().unread, given)
  changeLedger(store, (ledger) => withAllAnchors(ledger, anchors, since))
  store.setState({ hasAllAnchors: true, unread })
}

/** Carries a fetch out for every item, a few at a time; returns the first problem, after which nothing more is begun. */
async function inTurn<T>(
  items: readonly T[],
  fetch: (item: T) => Promise<Problem | null>,
): Promise<Problem | null> {
  const waiting = [...items]
  let problem: Problem | null = null
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined && problem === null; item = waiting.shift()) {
      problem = (await fetch(item)) ?? problem
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return problem
}
