import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import { narrowest } from '@/lib/annotations/visibility'
import type { Visibility } from '@/lib/annotations/visibility'
import { createAdding } from '@/lib/client/adding'
import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import { EMPTY_DRAFT, holdsDraft, isEmptyDraft, threadOf } from '@/lib/client/draft'
import type { Draft, DraftPlace, Passage } from '@/lib/client/draft'
import { createTaking } from '@/lib/client/taking'
import { createWishing } from '@/lib/client/wishing'
import type { DraftBox } from '@/lib/client/drafts'
import { newAnnotationId } from '@/lib/client/new-id'
import { sameJson } from '@/lib/client/same-json'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { visibilityChoices } from '@/lib/permissions/visibility-choices'

/** What can be done with drafts. Every change is kept on the device at once; only `discard` forgets words. */
export type Composing = ReturnType<typeof createComposing>

/** Who is told that a draft was written in or discarded here, to tell the server. */
export type DraftsTold = { touched: (id: AnnotationId) => void; discarded: (draft: Draft) => void }

const NOBODY: DraftsTold = { touched: () => undefined, discarded: () => undefined }

/** What is chosen beside the words. */
type Chosen = Partial<Pick<Draft, 'motivation' | 'visibility' | 'tags'>>

/** The drafts of one room. Without a box (nobody is signed in) they live as long as the page. */
export function createComposing(store: AnnotationStore, box: DraftBox | null, told: DraftsTold = NOBODY) {
  const drafts = () => store.getState().drafts

  /** Unfolds the composer of a draft that is there already, or of a new one. */
  function open(place: DraftPlace, draft: Partial<Draft> = {}): AnnotationId {
    const held = [...drafts().values()].find((one) => isSamePlace(one.place, place))
    const next = held ?? { ...blank(place), ...draft }
    store.setState((state) => ({ drafts: new Map(state.drafts).set(next.id, next) }))
    // One thing at a time: what is written about another passage stands at that passage.
    if (threadOf(next) === null) store.setState({ open: null, panel: null })
    unfold(next.id)
    return next.id
  }

  /** A draft in which nothing is written yet. */
  function blank(place: DraftPlace): Draft {
    return { ...EMPTY_DRAFT, id: newAnnotationId(), place, visibility: chosenFor(store.getState(), place) }
  }

  function change(id: AnnotationId, part: Partial<Omit<Draft, 'id'>>): void {
    const held = drafts().get(id)
    if (!held) return
    // Written on, it is to be posted no more until its writer says so again.
    put({ ...held, posting: null, ...part, isSaved: false, touchedAt: Date.now() })
    told.touched(id)
  }

  function put(draft: Draft): void {
    store.setState((state) => ({ drafts: new Map(state.drafts).set(draft.id, draft) }))
    if (isEmptyDraft(draft) && draft.posting === null) box?.forget(draft)
    else if (box) store.setState({ areDraftsKept: box.keep(draft) })
  }

  function discard(id: AnnotationId): void {
    const draft = drafts().get(id)
    dropped(id)
    if (draft) told.discarded(draft)
  }

  /** Forgets a draft here; the server has posted its words, or knows already. */
  function dropped(id: AnnotationId): void {
    const held = drafts().get(id)
    if (held) box?.forget(held)
    store.setState((state) => ({
      drafts: without(state.drafts, id),
      problems: without(state.problems, id),
      composing: state.composing === id ? null : state.composing,
      focusing: state.focusing?.id === id ? null : state.focusing,
    }))
  }

  /**
   * A draft whose annotation turns out to be stored becomes a change of it: posting it anew would be refused. With the
   * same words there is nothing left to post.
   */
  function bindToStored(stored: Annotation): void {
    const { id, rootId, edit } = stored
    const draft = drafts().get(id)
    if (!draft) return
    if (draft.place.kind === 'edit') {
      // Saved on another device, and so is the draft that it came from.
      if (draft.isSaved && draft.place.edit < edit && store.getState().composing !== id) dropped(id)
    } else if ((draft.isSaved && store.getState().composing !== id) || holdsDraft(stored, draft)) dropped(id)
    else change(id, { place: { kind: 'edit', annotationId: id, rootId, edit } })
  }

  /** Forgets what was posted. What another device has saved since stays, as a change of it. */
  function posted(sent: Draft): void {
    const held = drafts().get(sent.id)
    const isNewer = held !== undefined && held.number > sent.number && !saysSame(held, sent)
    const row = store.getState().ledger.rows.get(sent.id)
    if (isNewer && row) bindToStored(row)
    else dropped(sent.id)
  }

  /** Folds the composer. Nothing is lost: a draft without words is the only one that goes. */
  function collapse(): void {
    const id = store.getState().composing
    const draft = id && drafts().get(id)
    if (draft && isEmptyDraft(draft)) discard(draft.id)
    else store.setState({ composing: null, focusing: null })
    store.setState({ adding: null })
  }

  function unfold(id: AnnotationId): void {
    if (store.getState().composing !== id) collapse()
    if (!drafts().has(id)) return
    const { focusing } = store.getState()
    const typed = focusing?.to === 'composer' ? focusing.typed : ''
    store.setState({ composing: id, doesComposerFocus: true, focusing: { to: 'composer', id, typed } })
  }

  return {
    blank,
    ...createWishing(store, { put, box }),
    ...createAdding(store, { change, unfold }),
    ...createTaking(store, { put, change, explain }),
    annotate: ({ range, selectors }: Passage, motivation: Draft['motivation'] = 'commenting') =>
      open({ kind: 'passage', range, selectors, revisionId: revisionOf(store.getState()) }, { motivation }),
    annotateWhole: () => open({ kind: 'document', revisionId: revisionOf(store.getState()) }),
    reply: ({ id, rootId }: Pick<Annotation, 'id' | 'rootId'>) =>
      open({ kind: 'reply', parentId: id, rootId }),
    edit: (said: Annotation) =>
      open({ kind: 'edit', annotationId: said.id, rootId: said.rootId, edit: said.edit }, wordsOf(said)),
    write: (id: AnnotationId, body: BodyJson, text: string) => change(id, { body, text }),
    choose: (id: AnnotationId, chosen: Chosen) => change(id, chosen),
    /** Binds a draft that changes an annotation to the edit that its author has now seen. */
    rebase: (id: AnnotationId, edit: number) => {
      const place = drafts().get(id)?.place
      if (place?.kind === 'edit') change(id, { place: { ...place, edit } })
      explain(id, null)
    },
    unfold,
    collapse,
    discard,
    dropped,
    posted,
    bindToStored,
    /** Undoes `discard`. */
    bringBack: (draft: Draft) => {
      put(draft)
      change(draft.id, {})
      unfold(draft.id)
    },
    explain,
    /** Offers again what an earlier visit left unsent; the composer of what was written last unfolds. */
    recover: () => {
      const found = (box?.all() ?? []).filter((draft) => !isEmptyDraft(draft))
      if (found.length === 0) return
      const last = found.find(({ posting }) => posting === null)
      store.setState((state) => ({
        drafts: new Map([...found.map((draft) => [draft.id, draft] as const), ...state.drafts]),
        composing: state.composing ?? last?.id ?? null,
        doesComposerFocus: state.composing !== null,
      }))
    },
  }

  function explain(id: AnnotationId, problem: Problem | null): void {
    store.setState((state) => {
      const problems = without(state.problems, id)
      return { problems: problem ? new Map(problems).set(id, problem) : problems }
    })
  }
}

/** For whom a new draft is: as its writer chose last, where that may be; a reply is for whom it answers. */
function chosenFor({ viewer, facts, ledger, lastVisibility }: RoomState, place: DraftPlace): Visibility {
  if (place.kind === 'reply') {
    const seen = [place.parentId, place.rootId].map((id) => ledger.shown.get(id)?.visibility ?? 'group')
    return seen.reduce(narrowest)
  }
  const choices = visibilityChoices(viewer, facts)
  return choices.includes(lastVisibility) ? lastVisibility : 'private'
}

/** What an annotation says, as a draft that changes it begins. */
function wordsOf({ id, body, text, motivation, visibility, tags }: Annotation): Partial<Draft> {
  const chosen = motivation === 'questioning' ? motivation : 'commenting'
  return { id, body, text, visibility, tags, motivation: chosen }
}

/** True when both say the same, to whomever. */
function saysSame(a: Draft, b: Draft): boolean {
  const words = ({ body, tags, motivation, more, place }: Draft) => ({ body, tags, motivation, more, place })
  return sameJson(words(a), words(b))
}

function revisionOf({ reading }: RoomState) {
  return reading.revision.id
}

function isSamePlace(a: DraftPlace, b: DraftPlace): boolean {
  if (a.kind === 'passage' && b.kind === 'passage')
    return a.revisionId === b.revisionId && a.range.start === b.range.start && a.range.end === b.range.end
  if (a.kind === 'reply' && b.kind === 'reply') return a.parentId === b.parentId
  if (a.kind === 'edit' && b.kind === 'edit') return a.annotationId === b.annotationId
  return a.kind === 'document' && b.kind === 'document'
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map
  const next = new Map(map)
  next.delete(key)
  return next
}
