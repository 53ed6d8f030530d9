import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import { restart } from '@/lib/client/ledger'
import type { Ledger } from '@/lib/client/ledger'
import { heard } from '@/lib/client/ledger-changes'
import { admit, withoutThread } from '@/lib/realtime/admit'
import { openUnread } from '@/lib/client/unread'
import { applyFrame } from '@/lib/realtime/apply-frame'
import type { Waiting } from '@/lib/realtime/admit'
import type { Frame } from '@/lib/realtime/frame'
import type { Snapshot } from '@/lib/realtime/snapshot'

/**
 * Takes over what the stream tells: what has not to be shown at once waits. Twice changes nothing. True when a new snapshot is
 * needed.
 */
export function takeArrival(store: AnnotationStore, frame: Frame): boolean {
  return take(store, frame, ({ ledger, open }) =>
    admit(frame, {
      rows: ledger.rows,
      waiting: ledger.waiting,
      openId: open?.rootId ?? null,
      isPlaced: (id) => ledger.shown.has(id) || ledger.anchors.some((anchor) => anchor.id === id),
    }),
  )
}

/** Takes over the answer to a change of our own, which says what a frame does, and is shown with its thread. */
export function takeFrame(store: AnnotationStore, frame: Frame): boolean {
  return take(store, frame, ({ ledger: { waiting, rows } }) =>
    frame.kind === 'upsert' || frame.kind === 'remove'
      ? withoutThread(waiting, rows, subjectOf(frame).rootId)
      : waiting,
  )
}

function take(store: AnnotationStore, frame: Frame, waitingAfter: (state: RoomState) => Waiting): boolean {
  const state = store.getState()
  const { reading, viewer, facts, ledger, present } = state
  const before = { readingId: reading.id, rows: ledger.rows, viewer, facts, present, isStale: false }
  const after = applyFrame(before, frame)
  if (after.isStale) return true
  if (after === before) return false
  const person = { ...after.viewer, name: after.viewer.userId === viewer.userId ? viewer.name : null }
  const changed =
    after.rows === ledger.rows
      ? ledger
      : heard(ledger, after.rows, { ...subjectOf(frame), waiting: waitingAfter(state) })
  const told = { viewer: person, facts: after.facts, present: after.present }
  store.setState({ ...told, ledger: changed, ...closeGone(state, changed) })
  return false
}

/** Takes over a new snapshot, asked for at tick `since`. The reader's own changes, drafts and open thread stay. */
export function takeSnapshot(store: AnnotationStore, snapshot: Snapshot, since: number): void {
  const state = store.getState()
  const ledger = restart(state.ledger, snapshot, since)
  const { reading, viewer, facts, now } = snapshot
  const muted = { isMuting: snapshot.muted.isMuting, muted: new Set(snapshot.muted.ids) }
  const rootIds = snapshot.threads.map(({ id }) => id)
  const unread = openUnread({ ...snapshot, rootIds }, state.unread.seen)
  store.setState({
    reading,
    viewer,
    facts,
    now,
    ledger,
    unread,
    loaded: new Set(),
    hasAllAnchors: false,
    ...muted,
  })
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
