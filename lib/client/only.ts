import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Lens } from '@/lib/annotations/thread-filter'

/**
 * Which threads a room shows: what its lens lets through, and of that those which a filter has found; `ids` null for all.
 * `joined` are those that the lens is about: with words of the reader's own, where those that one has started need not be among them;
 * unread when it was chosen, or since; with something that came since the last visit.
 */
export type Only = { lens: Lens; joined: ReadonlySet<string>; ids: ReadonlySet<string> | null }

/** Shows every thread. */
export const EVERYTHING: Only = { lens: 'all', joined: new Set(), ids: null }

/** The anchors of the threads that are shown; the same list when all are. */
export function anchorsOnly<T extends Pick<PackedAnchor, 'id' | 'flags'>>(
  anchors: readonly T[],
  only: Only,
): readonly T[] {
  if (only.lens === 'all' && only.ids === null) return anchors
  return anchors.filter(({ id, flags }) => isShown(only, id, (flags & FLAG.own) !== 0))
}

/** True for a root that is shown. */
export function isRootShown(root: Pick<Annotation, 'id' | 'facts'>, only: Only): boolean {
  return isShown(only, root.id, root.facts.annotation.authorIsViewer)
}

function isShown({ lens, joined, ids }: Only, id: string, isOwn: boolean): boolean {
  const isMeant = joined.has(id) || (lens === 'mine' && isOwn)
  if (lens === 'none' || (lens !== 'all' && !isMeant)) return false
  return ids === null || ids.has(id)
}
