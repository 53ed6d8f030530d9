import type { TextRange } from '@/lib/anchoring/selectors'
import type { Annotation, Valued } from '@/lib/annotations/annotation'
import { sameJson } from '@/lib/client/same-json'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { inThread, withLock } from '@/lib/realtime/apply-frame'
import type { Rows } from '@/lib/realtime/apply-frame'

/** What an edit gives an annotation. */
export type Edited = Pick<Annotation, 'body' | 'text' | 'motivation' | 'visibility'> & {
  tags: readonly string[]
}

/** A change that this reader has made and the server has not confirmed. */
export type Change =
  | { kind: 'create'; id: AnnotationId; row: Annotation; ranges: readonly TextRange[]; draftNumber: number }
  | ({ kind: 'edit'; id: AnnotationId; seen: number; draftNumber: number } & Edited)
  | { kind: 'delete'; id: AnnotationId }
  | { kind: 'resolve'; id: AnnotationId; resolvedAt: string | null }
  | { kind: 'value'; id: AnnotationId; valued: boolean }
  | { kind: 'lock'; id: AnnotationId; locked: boolean }

/** A change on its way; or, with the problem that stopped it, one that stays on screen to be sent again. */
export type Pending = Change & { problem: Problem | null }

/** Changes by `changeKey`, in the order in which they were made. */
export type Overlay = ReadonlyMap<string, Pending>

/** An annotation has at most one unconfirmed change of each kind. */
export function changeKey({ kind, id }: Pick<Change, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/**
 * The rows as they are shown: the server's, with the reader's own changes over them. Rows that no change touches keep
 * their identity, so that what shows them is not drawn again.
 */
export function showRows(rows: Rows, overlay: Overlay): Rows {
  if (overlay.size === 0) return rows
  const shown = new Map(rows)
  for (const change of overlay.values()) showChange(shown, change)
  return shown
}

/** The overlay without what the rows already hold, whichever came first: the answer, or the frame about the same change. */
export function settle(rows: Rows, overlay: Overlay): Overlay {
  const open = [...overlay].filter(([, change]) => !isSettled(rows.get(change.id), change))
  return open.length === overlay.size ? overlay : new Map(open)
}

function isSettled(row: Annotation | undefined, change: Pending): boolean {
  switch (change.kind) {
    case 'create':
      return row !== undefined
    case 'edit':
      return row === undefined || !row.facts.annotation.live || holdsEdit(row, change)
    case 'delete':
      return row === undefined || !row.facts.annotation.live
    case 'resolve':
      return !row?.thread || isResolved(row) === (change.resolvedAt !== null)
    case 'lock':
      return !row || row.facts.thread.locked === change.locked
    // Stays until the last wish is answered: an earlier one may be answered first.
    case 'value':
      return row === undefined
  }
}

/** A later edit with other words is a conflict to be shown, not this change come true. Other tags alone are no edit. */
function holdsEdit(row: Annotation, change: Pending & { kind: 'edit' }): boolean {
  return row.edit >= change.seen && sameJson(pick(row), pick(change))
}

function pick({ body, motivation, visibility, tags }: Omit<Edited, 'text'>) {
  return { body, motivation, visibility, tags }
}

function isResolved(row: Annotation): boolean {
  return (row.thread?.resolvedAt ?? null) !== null
}

type Shown = Map<AnnotationId, Annotation>

function showChange(shown: Shown, change: Pending): void {
  const row = shown.get(change.id)
  if (change.kind === 'create') {
    if (!row) showNew(shown, change.row)
  } else if (!row) {
    return
  } else if (change.kind === 'edit') {
    const { body, text, motivation, visibility, tags } = change
    const facts = { ...row.facts, annotation: { ...row.facts.annotation, visibility } }
    shown.set(row.id, { ...row, body, text, motivation, visibility, tags: [...tags], facts })
  } else if (change.kind === 'lock') {
    for (const one of inThread(shown.values(), row.rootId)) shown.set(one.id, withLock(one, change.locked))
  } else if (change.kind === 'value') {
    shown.set(row.id, { ...row, valued: valuedAfter(row.valued, change.valued) })
  } else if (change.kind === 'resolve') {
    if (row.thread) shown.set(row.id, { ...row, thread: { ...row.thread, resolvedAt: change.resolvedAt } })
  } else {
    showDeleted(shown, row)
  }
}

function valuedAfter({ count, byViewer }: Valued, valued: boolean): Valued {
  return { count: count + Number(valued) - Number(byViewer), byViewer: valued }
}

function showNew(shown: Shown, row: Annotation): void {
  shown.set(row.id, row)
  if (row.id !== row.rootId) changeReplies(shown, row.rootId, (ids) => [...ids, row.id])
}

/** Words with answers leave an empty place; others leave nothing. */
function showDeleted(shown: Shown, row: Annotation): void {
  if (hasReplies(shown, row)) {
    const annotation = { ...row.facts.annotation, live: false, hasReadableReply: true }
    shown.set(row.id, {
      ...row,
      author: null,
      body: null,
      text: '',
      tags: [],
      facts: { ...row.facts, annotation },
    })
    return
  }
  shown.delete(row.id)
  if (row.id !== row.rootId) changeReplies(shown, row.rootId, (ids) => ids.filter((id) => id !== row.id))
}

function hasReplies(shown: Shown, row: Annotation): boolean {
  if (row.thread && row.thread.replyIds.length > 0) return true
  return [...shown.values()].some((other) => other.parentId === row.id)
}

type ReplyIds = readonly AnnotationId[]

function changeReplies(shown: Shown, rootId: AnnotationId, change: (ids: ReplyIds) => AnnotationId[]): void {
  const root = shown.get(rootId)
  if (!root?.thread) return
  const replyIds = [...new Set(change(root.thread.replyIds))]
  shown.set(rootId, { ...root, thread: { ...root.thread, replyIds } })
}
