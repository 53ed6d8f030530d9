import type { AnnotationId } from '@/lib/ids'

/** From this many replies on, the middle of a thread folds behind "Show N earlier replies". */
export const FOLDS_FROM = 5

/** How many replies stay in sight below the fold: the last ones, where the talk is. */
export const SHOWN_AFTER_FOLD = 3

/**
 * Which replies a thread hides until it is unfolded, given all its replies from top to bottom as they are shown. Empty
 * when they are few, or when one of `keep` (a permalink's, the one being answered) would be among them.
 */
export function foldedReplies(
  replies: readonly AnnotationId[],
  keep: readonly AnnotationId[] = [],
): AnnotationId[] {
  if (replies.length < FOLDS_FROM) return []
  const hidden = replies.slice(0, -SHOWN_AFTER_FOLD)
  return hidden.some((id) => keep.includes(id)) ? [] : hidden
}
