import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Draft } from '@/lib/client/draft'
import { heard, openLedger, restart } from '@/lib/client/ledger'
import type { Ledger } from '@/lib/client/ledger'
import type { Reading } from '@/lib/documents/reading'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import type { ReadingFacts } from '@/lib/permissions/facts'
import { applyFrame } from '@/lib/realtime/apply-frame'
import type { Frame } from '@/lib/realtime/frame'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** The thread that is open, and how it was opened: that says what scrolls and where the focus goes. */
export type OpenThread = {
  rootId: AnnotationId
  /** The annotation meant: the root, or a reply of a permalink. */
  focusId: AnnotationId
  by: 'text' | 'card' | 'keys' | 'link' | 'post'
}

/** A list of threads beside the text: the resolved, or those of one crowded place. */
export type Panel = { kind: 'resolved' } | { kind: 'here'; ids: readonly AnnotationId[] }

/** Whether others' changes arrive. `signed_out` ends it until the reader has signed in again. */
export type Connection = 'opening' | 'live' | 'lost' | 'signed_out'

/** Everything that the reading room draws from, once. */
export type RoomState = {
  reading: Reading
  viewer: Snapshot['viewer']
  facts: ReadingFacts
  /** The server's clock when the page was made (ISO); relative times are counted from it until `isAwake`. */
  now: string
  ledger: Ledger
  /** True once all anchors of the reading are known. */
  hasAllAnchors: boolean
  /** Threads whose replies have been fetched. */
  loaded: ReadonlySet<AnnotationId>
  open: OpenThread | null
  hovered: AnnotationId | null
  /** What this reader has just posted: its card is shown however crowded its place is. */
  posted: AnnotationId | null
  panel: Panel | null
  /** Threads over the character that was last clicked, shortest passage first. */
  here: readonly AnnotationId[]
  areMarksShown: boolean
  connection: Connection
  drafts: ReadonlyMap<AnnotationId, Draft>
  /** The draft whose composer is unfolded. */
  composing: AnnotationId | null
  /** False for a composer that unfolds by itself, after a reload: nobody asked to write just now. */
  doesComposerFocus: boolean
  /** Why a draft was not posted. */
  problems: ReadonlyMap<AnnotationId, Problem>
  /** False when this device keeps no drafts. */
  areDraftsKept: boolean
}

export type AnnotationStore = StoreApi<RoomState>

/** The thread that a page shows open from the first: the annotation meant, and all of its thread. */
export type FirstOpen = { id: AnnotationId; thread: readonly Annotation[] }

/** A store that holds a snapshot. */
export function createAnnotationStore(snapshot: Snapshot, first: FirstOpen | null = null): AnnotationStore {
  const thread = first?.thread ?? []
  const more = thread.filter(({ id }) => snapshot.threads.every((one) => one.id !== id))
  const root = thread.find((one) => one.thread !== null)
  return createStore<RoomState>()(() => ({
    reading: snapshot.reading,
    viewer: snapshot.viewer,
    facts: snapshot.facts,
    now: snapshot.now,
    ledger: openLedger({ ...snapshot, threads: [...snapshot.threads, ...more] }),
    hasAllAnchors: false,
    loaded: new Set(root ? [root.id] : []),
    open: root && first ? { rootId: root.id, focusId: first.id, by: 'link' } : null,
    hovered: null,
    posted: null,
    panel: null,
    here: [],
    areMarksShown: true,
    connection: 'opening',
    drafts: new Map(),
    composing: null,
    doesComposerFocus: true,
    problems: new Map(),
    areDraftsKept: true,
  }))
}

/**
 * Takes over a frame, or the answer to a change of our own, which says the same. Taking one twice changes nothing. True
 * when a new snapshot is needed.
 */
export function takeFrame(store: AnnotationStore, frame: Frame): boolean {
  const state = store.getState()
  const { reading, viewer, facts, ledger } = state
  const before = { readingId: reading.id, rows: ledger.rows, viewer, facts, isStale: false }
  const after = applyFrame(before, frame)
  if (after.isStale) return true
  if (after === before) return false
  const person = { ...after.viewer, name: after.viewer.userId === viewer.userId ? viewer.name : null }
  const changed = after.rows === ledger.rows ? ledger : heard(ledger, after.rows, subjectOf(frame))
  store.setState({ viewer: person, facts: after.facts, ledger: changed, ...closeGone(state, changed) })
  return false
}

/** Takes over a new snapshot, asked for at tick `since`. The reader's own changes, drafts and open thread stay. */
export function takeSnapshot(store: AnnotationStore, snapshot: Snapshot, since: number): void {
  const state = store.getState()
  const ledger = restart(state.ledger, snapshot, since)
  const { reading, viewer, facts, now } = snapshot
  store.setState({ reading, viewer, facts, now, ledger, loaded: new Set(), hasAllAnchors: false })
}

/** Changes what is known of the annotations, keeping the rest. */
export function changeLedger(store: AnnotationStore, change: (ledger: Ledger) => Ledger): void {
  store.setState((state) => {
    const ledger = change(state.ledger)
    return { ledger, ...closeGone(state, ledger) }
  })
}

/** A thread that has gone cannot stay open. */
function closeGone({ open, ledger }: RoomState, next: Ledger): Partial<RoomState> {
  if (!open || !ledger.shown.has(open.rootId) || next.shown.has(open.rootId)) return {}
  return { open: null }
}

function subjectOf(frame: Frame): Pick<Annotation, 'id' | 'rootId'> {
  if (frame.kind === 'upsert') return frame.annotation
  if (frame.kind === 'remove') return frame
  throw new Error('Only annotations change rows')
}
