import type { Annotation } from '@/lib/annotations/annotation'
import type { StoredDraft } from '@/lib/annotations/stored-draft'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { isRetryable } from '@/lib/client/api'
import type { Composing } from '@/lib/client/composing'
import { isEmptyDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { fromWire, keepsDraft, toWire } from '@/lib/client/draft-wire'
import type { DraftBox } from '@/lib/client/drafts'
import type { DraftsApi } from '@/lib/client/drafts-api'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'

type Tools = {
  store: AnnotationStore
  api: DraftsApi
  composing: Composing
  box: DraftBox | null
  timing?: Timing
}

/** In ms: how long typing rests before it is saved, how long it may go on unsaved, and when what failed is tried again. */
export type Timing = { rest: number; most: number; again: number }
const TIMING: Timing = { rest: 1_000, most: 15_000, again: 20_000 }

/** Keeps the drafts of one room on the server. */
export type DraftSync = ReturnType<typeof createDraftSync>

/**
 * Saves each draft once typing rests, and at once when the page is left; fetches what other devices have saved. On the device
 * a draft is kept at every key: what fails here costs no word, and is tried again. What was discarded without a network stays
 * discarded: that is remembered until the server has heard of it.
 */
export function createDraftSync({ store, api, composing, box, timing = TIMING }: Tools) {
  const timers = new Map<AnnotationId, ReturnType<typeof setTimeout>>()
  const waitingSince = new Map<AnnotationId, number>()
  const sending = new Set<AnnotationId>()
  const discarded = new Map((box?.buried() ?? []).map(({ id, number }) => [id, number]))
  const unheard = new Set(discarded.keys())
  /** On their way when their writer left this device. */
  const leftBehind = new Set<AnnotationId>()
  const readingId = () => store.getState().reading.id
  const draftOf = (id: AnnotationId) => store.getState().drafts.get(id)

  function touched(id: AnnotationId, wait = timing.rest): void {
    // Written on, it is discarded no more.
    if (discarded.delete(id)) heard(id)
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
    // Posted or discarded while it was on its way: so it is no draft any more.
    if (!now) return leftBehind.delete(sent.id) ? undefined : bury({ ...sent, number: stored.number })
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
    if (keepsDraft(stored, draft)) composing.mark(id, { number: stored.number, isSaved: true })
    else composing.explain(id, draftChanged(stored))
  }

  /** Takes over what the server has. What has been written on since it was asked is left alone. */
  function merge(items: readonly StoredDraft[], asked: ReadonlyMap<AnnotationId, Draft>): void {
    const found = new Map(items.map((item) => [item.id, item]))
    for (const id of unheard) if (!found.has(id)) heard(id)
    for (const stored of items) {
      const draft = draftOf(stored.id)
      const isDiscarded = stored.number <= (discarded.get(stored.id) ?? -1)
      if (isDiscarded) void discard(stored.id)
      else if (draft === asked.get(stored.id)) reconcile(stored, draft)
    }
    for (const [id, draft] of asked) {
      // What is to be posted is not given up for a list: posting it again tells what became of it.
      if (found.has(id) || draftOf(id) !== draft || draft.posting !== null) continue
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
      // The list may have been made before it was posted here.
      const isPosted = ledger.overlay.has(`create:${id}`) || (stored.kind !== 'edit' && ledger.rows.has(id))
      if (fetched && !isPosted) composing.take(fetched)
    } else if (draft.posting !== null || (draft.isSaved && draft.number === number)) return
    else if (!draft.isSaved && draft.number === number) void save(id)
    else if (draft.isSaved && unfolded !== id) {
      const fetched = fromWire(stored)
      if (fetched) composing.take(fetched)
    } else meet(id, stored)
  }

  function bury(draft: Draft): void {
    discarded.set(draft.id, draft.number)
    unheard.add(draft.id)
    box?.bury(draft)
    void discard(draft.id)
  }

  /** Tells the server of what was discarded. Where another device has written on, that stays and is offered again. */
  async function discard(id: AnnotationId): Promise<void> {
    const number = discarded.get(id)
    if (number === undefined || sending.has(id)) return
    sending.add(id)
    const result = await api.discard(readingId(), id, number)
    sending.delete(id)
    const problem = result.ok ? null : result.problem
    const isUnheard = problem !== null && (isRetryable(problem) || problem.code === 'signed_out')
    if (!isUnheard) heard(id)
    else if (unheard.has(id))
      timers.set(
        id,
        setTimeout(() => void discard(id), timing.again),
      )
    const stored = problem && storedIn(problem)
    if (stored) reconcile(stored, draftOf(id))
  }

  function heard(id: AnnotationId): void {
    unheard.delete(id)
    box?.unbury(id)
  }

  async function fetchAll(): Promise<void> {
    if (store.getState().viewer.userId === null) return
    const asked = store.getState().drafts
    const result = await api.list(readingId())
    if (result.ok) merge(result.data.items, asked)
  }

  function saveAll(isLeaving: boolean): void {
    for (const id of unheard) void discard(id)
    for (const [id, draft] of store.getState().drafts) if (isDue(draft)) void save(id, isLeaving)
  }

  return {
    touched,
    /** A draft that was discarded here. What the server never had it need not be told of. */
    forget: (draft: Draft) => {
      settled(draft.id)
      if (draft.number > 0) bury(draft)
    },
    /** Their writer has left this device: what is on its way is not discarded because it is gone from here. */
    leave: () => {
      for (const id of sending) leftBehind.add(id)
      for (const id of timers.keys()) settled(id)
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
