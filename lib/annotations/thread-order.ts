import type { Annotation } from '@/lib/annotations/annotation'
import { compareIds } from '@/lib/ids'

type Placed = Pick<Annotation, 'id' | 'targets'>
type Worth = Pick<Annotation, 'valued'>

/**
 * Where a root stands in the text, in UTF-16 units of the current revision: the earliest of its anchors, of those that
 * start together the longest. Null for a whole-document note and for one none of whose targets has an anchor.
 */
export function placeInText({ targets }: Pick<Annotation, 'targets'>): { start: number; end: number } | null {
  let place: { start: number; end: number } | null = null
  for (const { anchor } of targets) {
    if (anchor === null || anchor.state === 'orphan') continue
    if (place === null || comparePlaces(anchor, place) < 0) place = { start: anchor.start, end: anchor.end }
  }
  return place
}

/** Text order of roots: whole-document notes, then by the anchor's start, longer first, then by id; orphans come last. */
export function compareInText(a: Placed, b: Placed): number {
  const [left, right] = [placeInText(a), placeInText(b)]
  if (left !== null && right !== null) return comparePlaces(left, right) || compareIds(a.id, b.id)
  return rank(a, left) - rank(b, right) || compareIds(a.id, b.id)
}

/** The roots in text order, as a new list. */
export function inTextOrder<T extends Placed>(roots: Iterable<T>): T[] {
  return [...roots].toSorted(compareInText)
}

/** Most valued first, of those valued alike in text order. */
export function compareByValue(a: Placed & Worth, b: Placed & Worth): number {
  return b.valued.count - a.valued.count || compareInText(a, b)
}

function comparePlaces(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return a.start - b.start || b.end - a.end
}

function rank({ targets }: Placed, place: { start: number } | null): number {
  if (place !== null) return 1
  return targets.some(({ selectors }) => selectors !== null) ? 2 : 0
}
