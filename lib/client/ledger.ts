import { FLAG } from '@/lib/anchoring/packed'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import { anchorsOfRoot, shownAnchors, withAnchors } from '@/lib/client/anchor-rows'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import { changeKey, settle, showRows } from '@/lib/client/overlay'
import type { Change, Overlay, Pending } from '@/lib/client/overlay'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { putRow } from '@/lib/realtime/apply-frame'
import type { Rows } from '@/lib/realtime/apply-frame'

/**
 * What is known of a reading's annotations. `rows`, `anchors` and `resolvedCount` are the server's word, `overlay` this
 * reader's unconfirmed changes, `shown…` and `roots` what comes of both. `heard` says at which `tick` a frame last spoke
 * of an annotation, so that an answer asked for before it cannot take it back.
 */
export type Ledger = {
  rows: Rows
  anchors: AnchorRows
  resolvedCount: number
  overlay: Overlay
  heard: ReadonlyMap<AnnotationId, number>
  tick: number
  shown: Rows
  shownAnchors: AnchorRows
  shownResolvedCount: number
  /** Unresolved roots: whole-document notes first, then in text order. */
  roots: readonly AnnotationId[]
}

const EMPTY: Ledger = {
  rows: new Map(),
  anchors: [],
  resolvedCount: 0,
  overlay: new Map(),
  heard: new Map(),
  tick: 0,
  shown: new Map(),
  shownAnchors: [],
  shownResolvedCount: 0,
  roots: [],
}

/** What a snapshot says: its threads and the number of resolved ones. */
export type Start = { threads: readonly Annotation[]; resolvedCount: number }

/** A ledger that holds a snapshot and nothing else. */
export function openLedger(start: Start): Ledger {
  return restart(EMPTY, start, 0)
}

/**
 * The ledger after a snapshot asked for at tick `since`: the server's word is replaced but for what frames have said since,
 * and the reader's own changes stay.
 */
export function restart(ledger: Ledger, { threads, resolvedCount }: Start, since: number): Ledger {
  const later = [...ledger.rows.values()].filter((row) => (ledger.heard.get(row.id) ?? 0) > since)
  const fresh = threads.filter((row) => (ledger.heard.get(row.id) ?? 0) <= since)
  const rows = new Map([...fresh, ...later].map((row) => [row.id, row]))
  return shownAgain({ ...ledger, rows, anchors: anchorsIn(rows.values(), []), resolvedCount })
}

/** The ledger with the rows of an answer that was asked for at tick `since`. */
export function withRows(ledger: Ledger, items: readonly Annotation[], since: number): Ledger {
  const fresh = items.filter((item) => (ledger.heard.get(item.id) ?? 0) <= since)
  const rows = fresh.reduce(putRow, ledger.rows)
  const roots = fresh.flatMap(({ id }) => rows.get(id) ?? [])
  return shownAgain({ ...ledger, rows, anchors: anchorsIn(roots, ledger.anchors) })
}

/** The ledger with all anchors of the reading, asked for at tick `since`. What is known of a row stands above them. */
export function withAllAnchors(ledger: Ledger, all: AnchorRows, since: number): Ledger {
  const gone = (id: string) => {
    const known = id as AnnotationId
    return (ledger.heard.get(known) ?? 0) > since && !ledger.rows.has(known)
  }
  const anchors = all.filter(({ id }) => !gone(id))
  return shownAgain({ ...ledger, anchors: anchorsIn(ledger.rows.values(), anchors) })
}

/** The ledger after a frame (or the answer to a change) about one annotation has made these rows of it. */
export function heard(ledger: Ledger, rows: Rows, { id, rootId }: Pick<Annotation, 'id' | 'rootId'>): Ledger {
  const tick = ledger.tick + 1
  const marks = new Map(ledger.heard).set(id, tick).set(rootId, tick)
  const next = { ...ledger, rows, heard: marks, tick }
  if (id !== rootId) return shownAgain(next)
  const root = rows.get(id)
  const resolvedCount =
    ledger.resolvedCount + Number(root ? isResolved(root) : false) - Number(wasResolved(ledger, id))
  const anchors = withAnchors(ledger.anchors, [[id, root ? anchorsOfRoot(root) : []]])
  return shownAgain({ ...next, anchors, resolvedCount })
}

/** The ledger with a change of this reader's, on its way. */
export function propose(ledger: Ledger, change: Change): Ledger {
  return withPending(ledger, { ...change, problem: null })
}

/** The ledger with a change that was stopped by a problem; nothing happens when it has been settled meanwhile. */
export function refuse(ledger: Ledger, key: string, problem: Problem): Ledger {
  const change = ledger.overlay.get(key)
  return change ? withPending(ledger, { ...change, problem }) : ledger
}

/** The ledger without a change: confirmed, or given up. */
export function withdraw(ledger: Ledger, key: string): Ledger {
  if (!ledger.overlay.has(key)) return ledger
  return shownAgain({ ...ledger, overlay: new Map([...ledger.overlay].filter(([other]) => other !== key)) })
}

function withPending(ledger: Ledger, pending: Pending): Ledger {
  return shownAgain({ ...ledger, overlay: new Map(ledger.overlay).set(changeKey(pending), pending) })
}

function shownAgain(ledger: Ledger): Ledger {
  const { rows, anchors } = ledger
  const overlay = settle(rows, ledger.overlay)
  const shown = showRows(rows, overlay)
  const visible = shownAnchors(anchors, shown, overlay.values())
  const change = [...overlay.values()].reduce((sum, one) => sum + resolvedBy(one), 0)
  const roots = sameList(ledger.roots, rootsOf(shown, visible))
  const shownResolvedCount = ledger.resolvedCount + change
  return { ...ledger, overlay, shown, shownAnchors: visible, shownResolvedCount, roots }
}

function resolvedBy(change: Pending): number {
  if (change.kind !== 'resolve') return 0
  return change.resolvedAt === null ? -1 : 1
}

function rootsOf(shown: Rows, anchors: AnchorRows): AnnotationId[] {
  const notes = [...shown.values()].filter((row) => isWholeText(row) && !isResolved(row))
  return [...new Set([...notes.map(({ id }) => id), ...anchors.map(({ id }) => id as AnnotationId)])]
}

/** True for a root that is about the whole text. */
export function isWholeText(row: Annotation): boolean {
  return row.thread !== null && row.targets.every(({ selectors }) => selectors === null)
}

function wasResolved({ rows, anchors }: Ledger, id: AnnotationId): boolean {
  const row = rows.get(id)
  if (row) return isResolved(row)
  return anchors.some((anchor) => anchor.id === id && (anchor.flags & FLAG.resolved) !== 0)
}

function anchorsIn(rows: Iterable<Annotation>, anchors: AnchorRows): AnchorRows {
  const roots = [...rows].filter(({ thread }) => thread !== null)
  return withAnchors(
    anchors,
    roots.map((root) => [root.id, anchorsOfRoot(root)]),
  )
}

/** The old list when both say the same, so that what shows it is not drawn again. */
function sameList<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && before.every((item, i) => item === after[i]) ? before : after
}
