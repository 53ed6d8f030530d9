import type { Annotation } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import { isRetryable } from '@/lib/client/api'
import { changeLedger, takeFrame } from '@/lib/client/take-frame'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationsApi } from '@/lib/client/annotations-api'
import type { Composing } from '@/lib/client/composing'
import { holdsDraft, passagesOf, threadOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { createHighlighting } from '@/lib/client/highlighting'
import { propose, refuse, withdraw } from '@/lib/client/ledger-changes'
import { newRow } from '@/lib/client/new-row'
import { stateAfter } from '@/lib/client/outbox-rules'
import { oneTabAtATime, sendNew } from '@/lib/client/send-new'
import { createValuing } from '@/lib/client/valuing'
import { changeKey } from '@/lib/client/overlay'
import type { Change, Pending } from '@/lib/client/overlay'
import type { Problem } from '@/lib/errors/problem'
import type { Result } from '@/lib/errors/result'
import type { AnnotationId } from '@/lib/ids'

/** What changing needs: where changes are shown, where they are sent, and where unsent words stay. */
export type ChangingTools = { store: AnnotationStore; api: AnnotationsApi; composing: Composing }

/** What a reader can do to annotations. Every change shows at once and is sent; a refused one stays, to be sent again. */
export type Changing = ReturnType<typeof createChanging>

/** The changes of one room. Each returns the problem that stopped it, or null. */
export function createChanging({ store, api, composing }: ChangingTools) {
  /**
   * Shows a change, keeps what is to be kept of it, sends it, and takes over the answer. Words that were refused stay; what has
   * none is taken back. Shown first: its passage is painted before anything else is done.
   */
  async function carryOut(change: Change, keep?: () => void): Promise<Problem | null> {
    changeLedger(store, (ledger) => propose(ledger, change))
    keep?.()
    if (change.kind === 'create') store.setState({ posted: change.id })
    const result = await (change.kind === 'create'
      ? oneTabAtATime(change.id, () => sendWished(change))
      : send(change))
    const key = changeKey(change)
    if (result.ok) {
      takeAnswer(change, result.data.annotation)
      changeLedger(store, (ledger) => withdraw(ledger, key))
      return null
    }
    const { problem } = result
    if (problem.code === 'signed_out') store.setState({ connection: 'signed_out' })
    const hasWords = change.kind === 'create' || change.kind === 'edit'
    changeLedger(store, (ledger) => (hasWords ? refuse(ledger, key, problem) : withdraw(ledger, key)))
    return problem
  }

  /** What another tab has posted, or taken back, is asked for instead. */
  function sendWished(change: Change & { kind: 'create' }) {
    return composing.isWished(change.id) ? send(change) : api.get(change.id)
  }

  function send(change: Change): Promise<Result<{ annotation: Annotation | null }>> {
    const { reading } = store.getState()
    switch (change.kind) {
      case 'delete':
        return api.remove(change.id)
      case 'resolve':
        return api.resolve(change.id, change.resolvedAt !== null)
      case 'lock':
        return api.lock(change.id, change.locked)
      case 'value':
        return api.value(change.id, change.valued)
      case 'edit':
        return api.update(change.id, editOf(change, store.getState().ledger.rows.get(change.id)))
      case 'create':
        return sendNew(api, { ...change.row, readingId: reading.id, draftNumber: change.draftNumber })
    }
  }

  function takeAnswer(change: Change, annotation: Annotation | null): void {
    if (annotation) takeFrame(store, { kind: 'upsert', annotation })
    else if (change.kind === 'delete') {
      const rootId = store.getState().ledger.rows.get(change.id)?.rootId ?? change.id
      takeFrame(store, { kind: 'remove', readingId: store.getState().reading.id, id: change.id, rootId })
    }
  }

  /**
   * Sends a draft's words, which wait on this device until the server has them. What is sent again by itself keeps its card; for the
   * rest the composer opens with the reason. An answer that was lost on its way back is no failure: then the server holds
   * these words already.
   */
  function post(draft: Draft): Promise<Problem | null> {
    return deliver(draft, () => {
      if (draft.place.kind !== 'edit') composing.wish(draft, motivationOf(draft))
      if (threadOf(draft) === null) store.setState({ lastVisibility: draft.visibility })
    })
  }

  async function deliver(draft: Draft, keep?: () => void): Promise<Problem | null> {
    const change = changeOf(draft)
    const sent = carryOut(change, () => {
      keep?.()
      composing.explain(draft.id, null)
    })
    // After the passage: it is painted first, and the composer is taken away in the frame after it.
    if (store.getState().composing === draft.id) store.setState({ composing: null })
    const problem = await sent
    if (problem?.code === 'conflict') takeCurrent(store, problem)
    if (problem === null || isStored(store, draft)) {
      composing.posted(draft)
      return null
    }
    if (isGone(change, problem)) forget(change)
    else if (change.kind === 'create' ? stateAfter(problem) === 'draft' : !isRetryable(problem))
      reopen(draft, change, problem)
    return problem
  }

  /** Another tab was asked to take it back, or it was posted there and deleted. */
  function isGone({ kind, id }: Change, { code }: Problem): boolean {
    return kind === 'create' && code === 'not_found' && !composing.isWished(id)
  }

  function forget(change: Change): void {
    changeLedger(store, (ledger) => withdraw(ledger, changeKey(change)))
    composing.dropped(change.id)
  }

  function changeOf(draft: Draft): Change {
    const { id, place, text, visibility, tags, number: draftNumber } = draft
    const before = store.getState().ledger.shown.get(id)?.motivation
    if (place.kind === 'edit') {
      // A highlight without words stays one, whatever is added to it.
      const body = text.trim() === '' ? null : draft.body
      const isBare = before === 'highlighting' && body === null
      const motivation = before === 'replying' || isBare ? before : draft.motivation
      const edited = { body, text, motivation, visibility, tags }
      return { kind: 'edit', id, seen: place.edit, draftNumber, ...edited }
    }
    const at = new Date().toISOString()
    const row = newRow(store.getState(), { draft, motivation: motivationOf(draft), at })
    return { kind: 'create', id, row, ranges: passagesOf(draft).map(({ range }) => range), draftNumber }
  }

  function reopen(draft: Draft, change: Change, problem: Problem): void {
    changeLedger(store, (ledger) => withdraw(ledger, changeKey(change)))
    const row = store.getState().ledger.rows.get(draft.id)
    if (row) composing.bindToStored(row)
    composing.unwish(draft.id)
    composing.explain(draft.id, problem)
    // Whoever writes something else meanwhile is not called away.
    if (store.getState().composing === null) composing.unfold(draft.id)
  }

  const highlights = createHighlighting({ store, composing, carryOut, isGone, forget })

  async function again(pending: Pending): Promise<Problem | null> {
    const draft = store.getState().drafts.get(pending.id)
    if (draft) return deliver(draft)
    const problem = await carryOut(pending)
    return pending.kind === 'create' ? highlights.sent(pending, problem) : problem
  }

  const isSending = ({ id }: Draft) => store.getState().ledger.overlay.get(`create:${id}`)?.problem === null

  /** Shows and sends what an earlier visit, or another tab, wanted posted. */
  function resume(): void {
    for (const wished of composing.wished()) {
      if (isSending(wished)) continue
      if (wished.posting?.motivation === 'highlighting') void highlights.post(wished)
      else void deliver(composing.bring(wished))
    }
  }

  return {
    post,
    /** Sends a change again that was stopped, or the draft it came from. */
    retry: (pending: Pending) => {
      const draft = store.getState().drafts.get(pending.id)
      return draft ? post(draft) : again(pending)
    },
    /** The same, without anybody asking: not what has been taken back in another tab. */
    again,
    /** Takes back a change that was stopped; a draft's words open in their composer. */
    giveUp: (pending: Pending) => {
      changeLedger(store, (ledger) => withdraw(ledger, changeKey(pending)))
      composing.unwish(pending.id)
      composing.unfold(pending.id)
    },
    resume,
    highlight: highlights.highlight,
    value: createValuing({ store, send, takeAnswer }),
    emptyEdit: api.emptyEdit,
    remove: (id: AnnotationId) => carryOut({ kind: 'delete', id }),
    restore: async (id: AnnotationId) => {
      const result = await api.restore(id)
      if (!result.ok) return result.problem
      takeFrame(store, { kind: 'upsert', annotation: result.data.annotation })
      return null
    },
    lock: (id: AnnotationId, locked: boolean) => carryOut({ kind: 'lock', id, locked }),
    resolve: (id: AnnotationId, resolved: boolean) =>
      carryOut({ kind: 'resolve', id, resolvedAt: resolved ? new Date().toISOString() : null }),
  }
}

function motivationOf({ place, motivation }: Draft): Motivation {
  return place.kind === 'reply' ? 'replying' : motivation
}

/** What is sent of an edit. For whom it is only where that is another: showing words to more holds their whole thread. */
function editOf(edited: Change & { kind: 'edit' }, before: Annotation | undefined) {
  const { seen, body, motivation, visibility, tags, draftNumber } = edited
  return {
    edit: seen,
    body,
    tags,
    draftNumber,
    ...(before?.visibility === visibility ? {} : { visibility }),
    ...(motivation === 'replying' ? {} : { motivation }),
  }
}

/** A conflict brings the annotation as it is now. */
function takeCurrent(store: AnnotationStore, { current }: Problem): void {
  const annotation = current as Annotation | undefined
  if (annotation?.facts) takeFrame(store, { kind: 'upsert', annotation })
}

/** Whether the server is known to have a draft's words. */
function isStored(store: AnnotationStore, draft: Draft): boolean {
  const row = store.getState().ledger.rows.get(draft.id)
  return row !== undefined && holdsDraft(row, draft)
}
