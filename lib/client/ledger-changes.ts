import { FLAG } from '@/lib/anchoring/packed'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import { anchorsOfRoot, withAnchors } from '@/lib/client/anchor-rows'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import { anchorsIn, shownAgain } from '@/lib/client/ledger'
import type { Ledger } from '@/lib/client/ledger'
import type { Only } from '@/lib/client/only'
import { changeKey } from '@/lib/client/overlay'
import type { Change, Pending } from '@/lib/client/overlay'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { withoutThread } from '@/lib/realtime/admit'
import type { Waiting } from '@/lib/realtime/admit'
import { putRow } from '@/lib/realtime/apply-frame'
import type { Rows } from '@/lib/realtime/apply-frame'

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

/** The ledger that shows these threads alone. */
export function withOnly(ledger: Ledger, only: Only): Ledger {
  return shownAgain({ ...ledger, only })
}

/** The ledger that shows a thread with all that waited of it; the same when nothing did. */
export function withThreadShown(ledger: Ledger, rootId: AnnotationId): Ledger {
  const waiting = withoutThread(ledger.waiting, ledger.rows, rootId)
  return waiting === ledger.waiting ? ledger : shownAgain({ ...ledger, waiting })
}

/** The ledger that shows all that has waited. */
export function withAllShown(ledger: Ledger): Ledger {
  return ledger.waiting.size === 0 ? ledger : shownAgain({ ...ledger, waiting: new Set() })
}

type Heard = Pick<Annotation, 'id' | 'rootId'> & { waiting: Waiting }

/** The ledger after a frame (or the answer to a change) about one annotation has made these rows of it, of which so many wait. */
export function heard(ledger: Ledger, rows: Rows, { id, rootId, waiting }: Heard): Ledger {
  const tick = ledger.tick + 1
  const marks = new Map(ledger.heard).set(id, tick).set(rootId, tick)
  const next = { ...ledger, rows, heard: marks, tick, waiting }
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

function wasResolved({ rows, anchors }: Ledger, id: AnnotationId): boolean {
  const row = rows.get(id)
  if (row) return isResolved(row)
  return anchors.some((anchor) => anchor.id === id && (anchor.flags & FLAG.resolved) !== 0)
}
