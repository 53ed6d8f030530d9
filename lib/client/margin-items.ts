import type { PackedAnchor } from '@/lib/anchoring/packed'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import type { AnnotationId } from '@/lib/ids'

/** What stands in the margin beside a place of the text (`offset`, UTF-16): a thread, a draft, or what has no room. */
export type MarginItem =
  | { kind: 'thread'; key: AnnotationId; offset: number }
  | { kind: 'draft'; key: AnnotationId; offset: number }
  | { kind: 'more'; key: string; offset: number; ids: readonly AnnotationId[] }

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
 * What the margin shows for the blocks in view, in text order. A block with more threads than there is room for beside it
 * shows the first and gathers the others, so that cards stay near their passages however many there are.
 */
export function marginItems({ anchors, stretches, drafts, always }: Given): MarginItem[] {
  const items: MarginItem[] = drafts.map(({ id, offset }) => ({ kind: 'draft', key: id, offset }))
  const seen = new Set<AnnotationId>()
  for (const stretch of stretches) {
    const here = firstOf(anchorsFrom(anchors, stretch), seen)
    const kept = shownHere(here, stretch.room, always)
    for (const anchor of kept) items.push(threadItem(anchor))
    const rest = here.filter((anchor) => !kept.includes(anchor))
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

function threadItem({ id, start }: PackedAnchor): MarginItem {
  return { kind: 'thread', key: id as AnnotationId, offset: start }
}

/** At one place: threads, what has no room, then the draft, which is the newest. */
function rank({ kind }: MarginItem): number {
  return { thread: 0, more: 1, draft: 2 }[kind]
}
