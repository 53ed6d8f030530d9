import { FLAG } from '@/lib/anchoring/packed'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import { anchorsOfRoot, shownAnchors, withAnchors } from '@/lib/client/anchor-rows'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import { anchorsOnly, EVERYTHING, isRootShown } from '@/lib/client/only'
import type { Only } from '@/lib/client/only'
import { settle, showRows } from '@/lib/client/overlay'
import type { Overlay, Pending } from '@/lib/client/overlay'
import type { AnnotationId } from '@/lib/ids'
import { withoutWaiting } from '@/lib/realtime/admit'
import type { Waiting } from '@/lib/realtime/admit'
import type { Rows } from '@/lib/realtime/apply-frame'

/**
 * What is known of a reading's annotations. `rows`, `anchors` and `resolvedCount` are the server's word, `overlay` this
 * reader's unconfirmed changes, `waiting` what has arrived and is not to be shown yet, `shown…` what comes of all. `heard` says
 * at which `tick` a frame last spoke of an annotation, so that an answer asked for before it cannot take it back; `only` which of
 * them are shown.
 */
export type Ledger = {
  rows: Rows
  anchors: AnchorRows
  resolvedCount: number
  overlay: Overlay
  heard: ReadonlyMap<AnnotationId, number>
  tick: number
  waiting: Waiting
  only: Only
  shown: Rows
  shownAnchors: AnchorRows
  shownResolvedCount: number
}

const EMPTY: Ledger = {
  rows: new Map(),
  anchors: [],
  resolvedCount: 0,
  overlay: new Map(),
  heard: new Map(),
  tick: 0,
  waiting: new Set(),
  only: EVERYTHING,
  shown: new Map(),
  shownAnchors: [],
  shownResolvedCount: 0,
}

/** What a snapshot says: its threads and the number of resolved ones. */
export type Start = { threads: readonly Annotation[]; resolvedCount: number }

/** A ledger that holds a snapshot and nothing else. */
export function openLedger(start: Start): Ledger {
  return restart(EMPTY, start, 0)
}

/**
 * The ledger after a snapshot asked for at tick `since`: the server's word is replaced but for what frames have said since,
 * and the reader's own changes stay. Nothing waits any more.
 */
export function restart(ledger: Ledger, { threads, resolvedCount }: Start, since: number): Ledger {
  const later = [...ledger.rows.values()].filter((row) => (ledger.heard.get(row.id) ?? 0) > since)
  const fresh = threads.filter((row) => (ledger.heard.get(row.id) ?? 0) <= since)
  const rows = new Map([...fresh, ...later].map((row) => [row.id, row]))
  const waiting = ledger.waiting.size === 0 ? ledger.waiting : new Set<AnnotationId>()
  return shownAgain({ ...ledger, rows, anchors: anchorsIn(rows.values(), []), resolvedCount, waiting })
}

/** The ledger with what is shown drawn anew from the server's word and the reader's own changes, without what waits. */
export function shownAgain(ledger: Ledger): Ledger {
  const { rows, anchors, waiting } = ledger
  const overlay = settle(rows, ledger.overlay)
  const shown = showRows(withoutWaiting(rows, waiting), overlay)
  const all = anchorsOnly(shownAnchors(anchors, shown, overlay.values()), ledger.only)
  const visible = anchorsBut(all, waiting, ledger.shownAnchors)
  const change = [...overlay.values()].reduce((sum, one) => sum + resolvedBy(one), 0)
  const shownResolvedCount = ledger.resolvedCount + change - resolvedIn(rows, waiting)
  return { ...ledger, overlay, shown, shownAnchors: visible, shownResolvedCount }
}

/** The anchors without those of what waits; the list that is shown already where it is the same: it need not be painted again. */
function anchorsBut(anchors: AnchorRows, waiting: Waiting, before: AnchorRows): AnchorRows {
  if (waiting.size === 0) return anchors
  const left = anchors.filter(({ id }) => !waiting.has(id as AnnotationId))
  return left.length === before.length && left.every((one, i) => one === before[i]) ? before : left
}

function resolvedIn(rows: Rows, waiting: Waiting): number {
  const held = [...waiting].flatMap((id) => rows.get(id) ?? [])
  return held.filter((row) => row.thread !== null && isResolved(row)).length
}

function resolvedBy(change: Pending): number {
  if (change.kind !== 'resolve') return 0
  return change.resolvedAt === null ? -1 : 1
}

/** By the anchors that are shown: what notes there were, and the roots. */
const roots = new WeakMap<AnchorRows, { notes: string; ids: readonly AnnotationId[] }>()

/**
 * Its unresolved roots: whole-document notes first, then in text order; the same list as long as they are the same. Found
 * when they are first asked for: few ask, and never before something is painted.
 */
export function rootsOf({ shown, shownAnchors: anchors, only }: Ledger): readonly AnnotationId[] {
  const found = [...shown.values()].filter(
    (row) => isWholeText(row) && !isResolved(row) && isRootShown(row, only),
  )
  const notes = found.map(({ id }) => id).join()
  const known = roots.get(anchors)
  if (known?.notes === notes) return known.ids
  const ids = [...new Set([...found.map(({ id }) => id), ...anchors.map(({ id }) => id as AnnotationId)])]
  roots.set(anchors, { notes, ids })
  return ids
}

/** How many threads of the text itself are open, by their anchors: whoever shows the number asks at every change of the room. */
const openCounts = new WeakMap<AnchorRows, number>()

/** How many open threads there are, whatever is shown of them; right once all anchors are known. */
export function countRoots({ anchors, shown }: Ledger): number {
  let inText = openCounts.get(anchors)
  if (inText === undefined) {
    inText = new Set(anchors.flatMap(({ id, flags }) => (flags & FLAG.resolved ? [] : [id]))).size
    openCounts.set(anchors, inText)
  }
  return inText + [...shown.values()].filter((row) => isWholeText(row) && !isResolved(row)).length
}

/** True for a root that is about the whole text. */
export function isWholeText(row: Annotation): boolean {
  return row.thread !== null && row.targets.every(({ selectors }) => selectors === null)
}

/** The anchors with those of these rows' roots as the rows say. */
export function anchorsIn(rows: Iterable<Annotation>, anchors: AnchorRows): AnchorRows {
  const roots = [...rows].filter(({ thread }) => thread !== null)
  return withAnchors(
    anchors,
    roots.map((root) => [root.id, anchorsOfRoot(root)]),
  )
}
