import { byPlace, STACKED_FROM } from '@/lib/anchoring/places'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import type { AnnotationId } from '@/lib/ids'

/**
 * What stands in the margin beside a place of the text (`offset`, UTF-16): a thread, a draft, the stack of a crowded place, or
 * the line that leads to all threads of a block that have no room beside it.
 */
export type MarginItem =
  | { kind: 'thread'; key: AnnotationId; offset: number }
  | { kind: 'draft'; key: AnnotationId; offset: number }
  | { kind: 'stack' | 'more'; key: string; offset: number; ids: readonly AnnotationId[] }

/** A block of the text in view, and how many cards fit beside it before the next annotated one. */
export type Stretch = TextRange & { room: number }

type Given = {
  anchors: AnchorRows
  stretches: readonly Stretch[]
  drafts: readonly { id: AnnotationId; offset: number }[]
  /** Threads that are shown wherever they are: the open one, the one just posted, the one that has the focus. */
  always: readonly AnnotationId[]
}

/**
 * What the margin shows for the blocks in view, in text order. More than five threads on one place are one stack; of the
 * others, a block with more than there is room for beside it shows the first and gathers the rest, so that cards stay near
 * their passages however many there are.
 */
export function marginItems({ anchors, stretches, drafts, always }: Given): MarginItem[] {
  const items: MarginItem[] = drafts.map(({ id, offset }) => ({ kind: 'draft', key: id, offset }))
  const seen = new Set<AnnotationId>()
  for (const stretch of stretches) {
    const here = firstOf(anchorsFrom(anchors, stretch), seen)
    const stacks = byPlace(here).filter((place) => place.length >= STACKED_FROM)
    const stacked = new Set(stacks.flat())
    for (const place of stacks) items.push(stackItem(place))
    const single = here.filter((anchor) => !stacked.has(anchor))
    const kept = shownHere(single, stretch.room - stacks.length, always)
    const open = [...stacked].filter(({ id }) => always.includes(id as AnnotationId))
    for (const anchor of [...kept, ...open]) items.push(threadItem(anchor))
    const rest = single.filter((anchor) => !kept.includes(anchor))
    const [first] = rest
    if (first) {
      const ids = here.map(({ id }) => id as AnnotationId)
      items.push({ kind: 'more', key: `more-${stretch.start}`, offset: first.start, ids })
    }
  }
  const elsewhere = firstOf(
    anchors.filter(({ id }) => always.includes(id as AnnotationId)),
    seen,
  )
  items.push(...elsewhere.map(threadItem))
  return items.sort((a, b) => a.offset - b.offset || rank(a) - rank(b))
}

function shownHere(
  here: readonly PackedAnchor[],
  room: number,
  always: readonly AnnotationId[],
): PackedAnchor[] {
  // A line that says "1 more" takes as much room as the card.
  if (here.length <= room + 1) return [...here]
  return here.filter(({ id }, i) => i < room || always.includes(id as AnnotationId))
}

/** Each thread once, at the first of its anchors that is looked at. */
function firstOf(anchors: readonly PackedAnchor[], seen: Set<AnnotationId>): PackedAnchor[] {
  return anchors.filter(({ id }) => {
    const known = seen.has(id as AnnotationId)
    seen.add(id as AnnotationId)
    return !known
  })
}

/** The anchors that begin in a stretch; found by bisection, since they are in text order. */
function anchorsFrom(anchors: AnchorRows, { start, end }: TextRange): AnchorRows {
  return anchors.slice(firstAt(anchors, start), firstAt(anchors, end + 1))
}

/** The index of the first anchor that begins at an offset or after it. */
export function firstAt(anchors: AnchorRows, offset: number): number {
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function stackItem(place: readonly PackedAnchor[]): MarginItem {
  const offset = place[0]?.start ?? 0
  return { kind: 'stack', key: `stack-${offset}`, offset, ids: place.map(({ id }) => id as AnnotationId) }
}

function threadItem({ id, start }: PackedAnchor): MarginItem {
  return { kind: 'thread', key: id as AnnotationId, offset: start }
}

/** At one place: the stack, threads, what has no room, then the draft, which is the newest. */
function rank({ kind }: MarginItem): number {
  return { stack: 0, thread: 1, more: 2, draft: 3 }[kind]
}
