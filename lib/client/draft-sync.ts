import type { Annotation } from '@/lib/annotations/annotation'
import type { StoredDraft } from '@/lib/annotations/stored-draft'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { isRetryable } from '@/lib/client/api'
import type { Composing } from '@/lib/client/composing'
import { holdsDraft, isEmptyDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { fromWire, toWire } from '@/lib/client/draft-wire'
import type { DraftsApi } from '@/lib/client/drafts-api'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'

type Tools = { store: AnnotationStore; api: DraftsApi; composing: Composing; timing?: Timing }

/** In ms: how long typing rests before it is saved, how long it may go on unsaved, and when what failed is tried again. */
export type Timing = { rest: number; most: number; again: number }
const TIMING: Timing = { rest: 1_000, most: 15_000, again: 20_000 }

/** Keeps the drafts of one room on the server. */
export type DraftSync = ReturnType<typeof createDraftSync>

/**
 * Saves each draft once typing rests, and at once when the page is left; fetches what other devices have saved. On the device
 * a draft is kept at every key: what fails here costs no word, and is tried again.
 */
export function createDraftSync({ store, api, composing, timing = TIMING }: Tools) {
  const timers = new Map<AnnotationId, ReturnType<typeof setTimeout>>()
  const waitingSince = new Map<AnnotationId, number>()
  const sending = new Set<AnnotationId>()
  const readingId = () => store.getState().reading.id
  const draftOf = (id: AnnotationId) => store.getState().drafts.get(id)

  function touched(id: AnnotationId, wait = timing.rest): void {
    const since = waitingSince.get(id) ?? Date.now()
    waitingSince.set(id, since)
    clearTimeout(timers.get(id))
    timers.set(
      id,
      setTimeout(() => void save(id), Math.max(0, Math.min(wait, since + timing.most - Date.now()))),
    )
  }

  function settled(id: AnnotationId): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    waitingSince.delete(id)
  }

  /** True when there is something to save, and nothing that stands against it. */
  function isDue(draft: Draft | undefined): draft is Draft {
    if (!draft || draft.isSaved || isEmptyDraft(draft)) return false
    const { problems, viewer, connection } = store.getState()
    return viewer.userId !== null && connection !== 'signed_out' && storedIn(problems.get(draft.id)) === null
  }

  async function save(id: AnnotationId, isLeaving = false): Promise<void> {
    settled(id)
    const draft = draftOf(id)
    if (!isDue(draft)) return
    // Posting takes the draft along; what is on its way is looked at again afterwards.
    const { overlay } = store.getState().ledger
    const change = overlay.get(`create:${id}`) ?? overlay.get(`edit:${id}`)
    if (sending.has(id) || change?.problem === null) return touched(id)
    sending.add(id)
    const result = await api.save({ readingId: readingId(), id, body: toWire(draft), isLeaving })
    sending.delete(id)
    if (result.ok) took(draft, result.data.draft)
    else refused(draft, result.problem)
  }

  /** Words written meanwhile are saved next. */
  function took(sent: Draft, stored: StoredDraft): void {
    const now = draftOf(sent.id)
    if (!now) return
    const isSaved = now === sent
    composing.mark(sent.id, { number: stored.number, isSaved })
    if (!isSaved) touched(sent.id)
  }

  function refused(sent: Draft, problem: Problem): void {
    const { id } = sent
    const current = storedIn(problem)
    if (problem.code === 'signed_out') store.setState({ connection: 'signed_out' })
    else if (current) meet(id, current)
    else if (problem.reason === 'draft_posted') {
      const annotation = problem.current as Annotation | undefined
      if (annotation?.facts) composing.bindToStored(annotation)
    } else if (isRetryable(problem) && draftOf(id)) touched(id, timing.again)
  }

  /** Two devices have written: with the same words there is nothing to choose, else the composer shows both. */
  function meet(id: AnnotationId, stored: StoredDraft): void {
    const draft = draftOf(id)
    if (!draft) return
    if (holdsDraft(stored, draft)) composing.mark(id, { number: stored.number, isSaved: true })
    else composing.explain(id, draftChanged(stored))
  }

  /** Takes over what the server has. What has been written on since it was asked is left alone. */
  function merge(items: readonly StoredDraft[], asked: ReadonlyMap<AnnotationId, Draft>): void {
    const found = new Map(items.map((item) => [item.id, item]))
    for (const stored of items) {
      const draft = draftOf(stored.id)
      if (draft === asked.get(stored.id)) reconcile(stored, draft)
    }
    for (const [id, draft] of asked) {
      if (found.has(id) || draftOf(id) !== draft) continue
      // Posted or discarded on another device; words that the server never had are saved.
      if (draft.isSaved && store.getState().composing !== id) composing.dropped(id)
      else if (draft.isSaved) composing.mark(id, { isSaved: false })
      if (isDue(draftOf(id))) void save(id)
    }
  }

  function reconcile(stored: StoredDraft, draft: Draft | undefined): void {
    const { composing: unfolded, ledger } = store.getState()
    const { id, number } = stored
    if (!draft) {
      const fetched = fromWire(stored)
      if (fetched && !ledger.overlay.has(`create:${id}`)) composing.take(fetched)
    } else if (draft.isSaved && draft.number === number) return
    else if (!draft.isSaved && draft.number === number) void save(id)
    else if (draft.isSaved && unfolded !== id) {
      const fetched = fromWire(stored)
      if (fetched) composing.take(fetched)
    } else meet(id, stored)
  }

  async function fetchAll(): Promise<void> {
    if (store.getState().viewer.userId === null) return
    const asked = store.getState().drafts
    const result = await api.list(readingId())
    if (result.ok) merge(result.data.items, asked)
  }

  function saveAll(isLeaving: boolean): void {
    for (const [id, draft] of store.getState().drafts) if (isDue(draft)) void save(id, isLeaving)
  }

  return {
    touched,
    /** A draft that was discarded here: where another device has written on, that stays and is offered again. */
    forget: (draft: Draft) => {
      settled(draft.id)
      if (draft.number > 0) void api.discard(readingId(), draft.id, draft.number)
    },
    fetchAll,
    saveAll,
    /** Follows the page until it is left; returns what ends it. */
    start: (): (() => void) => {
      const end = new AbortController()
      const listen = { signal: end.signal }
      const onVisibility = () => {
        if (document.visibilityState === 'hidden') saveAll(true)
        else void fetchAll()
      }
      document.addEventListener('visibilitychange', onVisibility, listen)
      window.addEventListener('pagehide', () => saveAll(true), listen)
      window.addEventListener('online', () => saveAll(false), listen)
      void fetchAll()
      return () => {
        end.abort()
        for (const timer of timers.values()) clearTimeout(timer)
      }
    },
  }
}

/** The draft that a conflict brings along; null for other problems. */
export function storedIn(problem: Problem | undefined): StoredDraft | null {
  if (problem?.reason !== 'draft_changed') return null
  return (problem.current as StoredDraft | undefined) ?? null
}

function draftChanged(current: StoredDraft): Problem {
  const code = 'conflict'
  return {
    type: `urn:postil:problem:${code}`,
    title: '',
    status: 409,
    detail: '',
    code,
    reason: 'draft_changed',
    current,
  }
}
