import { compareAnchors } from '@/lib/anchoring/anchor-order'
import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Pending } from '@/lib/client/overlay'
import type { Rows } from '@/lib/realtime/apply-frame'

/** Anchors in text order: by start, then longer first, then id. The id is the root's. */
export type AnchorRows = readonly PackedAnchor[]

/** The anchors that a root shall have instead of those it has. */
export type AnchorChange = readonly [id: string, anchors: readonly PackedAnchor[]]

/** The bits that a root's highlights carry for this viewer. */
export function flagsOf(root: Annotation): number {
  const { authorIsViewer, byModerator } = root.facts.annotation
  return (
    (authorIsViewer ? FLAG.own : 0) |
    (byModerator ? FLAG.guide : 0) |
    (root.thread?.resolvedAt ? FLAG.resolved : 0) |
    (root.motivation === 'questioning' ? FLAG.question : 0) |
    (root.motivation === 'highlighting' ? FLAG.highlight : 0)
  )
}

/** The anchors of a root in the current revision; none for a whole-document note, an orphan or a reply. */
export function anchorsOfRoot(root: Annotation): PackedAnchor[] {
  const flags = flagsOf(root)
  return root.targets.flatMap(({ anchor }) =>
    anchor === null || anchor.state === 'orphan'
      ? []
      : [{ id: root.id, start: anchor.start, end: anchor.end, depth: 1, flags }],
  )
}

/** The anchors with those of some roots replaced; the same list when nothing differs. */
export function withAnchors(anchors: AnchorRows, changes: readonly AnchorChange[]): AnchorRows {
  const wanted = new Map(changes)
  const held = new Map(changes.map(([id]) => [id, [] as PackedAnchor[]]))
  for (const anchor of anchors) held.get(anchor.id)?.push(anchor)
  for (const [id, before] of held) if (isSameList(before, wanted.get(id) ?? [])) wanted.delete(id)
  if (wanted.size === 0) return anchors
  const kept = anchors.filter(({ id }) => !wanted.has(id))
  for (const next of wanted.values()) for (const anchor of next) kept.splice(placeIn(kept, anchor), 0, anchor)
  return kept
}

/**
 * The anchors that are shown: the server's under the reader's own changes, without those of resolved threads, which
 * have left the text.
 */
export function shownAnchors(anchors: AnchorRows, shown: Rows, overlay: Iterable<Pending>): AnchorRows {
  const changes = [...overlay]
  // While a reader writes there is nothing else, and what was just written is to be painted at once.
  if (changes.every((change) => isNewTo(anchors, change))) return withNew(unresolved(anchors), shown, changes)
  let next = anchors
  for (const change of changes) next = withAnchors(next, [[change.id, anchorsAfter(next, shown, change)]])
  return unresolved(next)
}

/** Kept by the list: the server's word stays while changes of the reader's come and go. */
const withoutResolved = new WeakMap<AnchorRows, AnchorRows>()

function unresolved(anchors: AnchorRows): AnchorRows {
  let left = withoutResolved.get(anchors)
  if (!left) {
    left = anchors.some(isResolved) ? anchors.filter((anchor) => !isResolved(anchor)) : anchors
    withoutResolved.set(anchors, left)
  }
  return left
}

type Creation = Pending & { kind: 'create' }

function isNewTo(anchors: AnchorRows, change: Pending): change is Creation {
  return change.kind === 'create' && !anchors.some(({ id }) => id === change.id)
}

function withNew(anchors: AnchorRows, shown: Rows, changes: readonly Creation[]): AnchorRows {
  const added = changes.flatMap(({ id, ranges }) => {
    const row = shown.get(id)
    return row ? created(row, ranges) : []
  })
  if (added.length === 0) return anchors
  const next = [...anchors]
  for (const anchor of added) next.splice(placeIn(next, anchor), 0, anchor)
  return next
}

function anchorsAfter(anchors: AnchorRows, shown: Rows, change: Pending): PackedAnchor[] {
  const before = anchors.filter((anchor) => anchor.id === change.id)
  const row = shown.get(change.id)
  if (change.kind === 'create') return before.length > 0 || !row ? before : created(row, change.ranges)
  if (!row) return change.kind === 'delete' ? [] : before
  return before.map((anchor) => ({ ...anchor, flags: flagsOf(row) }))
}

function created(row: Annotation, ranges: readonly TextRange[]): PackedAnchor[] {
  return ranges.map((range) => ({ id: row.id, ...range, depth: 1, flags: flagsOf(row) }))
}

function isResolved({ flags }: PackedAnchor): boolean {
  return (flags & FLAG.resolved) !== 0
}

/** Depth is left out: it is what the server counted, and whoever paints counts again. */
function isSameList(before: readonly PackedAnchor[], after: readonly PackedAnchor[]): boolean {
  return (
    before.length === after.length &&
    before.every((a, i) => {
      const b = after[i]
      return b !== undefined && a.start === b.start && a.end === b.end && a.flags === b.flags
    })
  )
}

function placeIn(anchors: AnchorRows, anchor: PackedAnchor): number {
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareAnchors(anchors[middle] as PackedAnchor, anchor) < 0) low = middle + 1
    else high = middle
  }
  return low
}
