import type { AnnotationId } from '@/lib/ids'

/** From this many replies on, the middle of a thread folds behind "Show N earlier replies". */
export const FOLDS_FROM = 5

/** How many replies stay in sight below the fold: the last ones, where the talk is. */
export const SHOWN_AFTER_FOLD = 3

/** How many replies are in sight around one that is meant, on either side. */
export const SHOWN_AROUND = 1

/** How many replies a fold gives at once: more would keep a phone busy. */
export const UNFOLDED_AT_ONCE = 50

/** What is in sight whatever the fold says. */
type Kept = {
  /** A permalink's, the one just posted, the one being answered: with its neighbours. */
  meant?: readonly AnnotationId[]
  /** Those in sight already: nothing folds under the reader's eyes. */
  seen?: ReadonlySet<AnnotationId>
}

/**
 * Which replies a thread hides until they are asked for, given all its replies from top to bottom as they are shown. None
 * of few. A single one is not hidden between others: the line that says so takes as much room.
 */
export function foldedReplies(replies: readonly AnnotationId[], { meant = [], seen }: Kept = {}) {
  const hidden = new Set<AnnotationId>()
  if (replies.length < FOLDS_FROM) return hidden
  const shown = new Set(seen)
  for (const id of replies.slice(-SHOWN_AFTER_FOLD)) shown.add(id)
  for (const id of meant) {
    const at = replies.indexOf(id)
    if (at < 0) continue
    for (const near of replies.slice(Math.max(0, at - SHOWN_AROUND), at + SHOWN_AROUND + 1)) shown.add(near)
  }
  for (const [i, id] of replies.entries()) {
    if (shown.has(id)) continue
    const isAlone = isShown(shown, replies[i - 1]) && isShown(shown, replies[i + 1])
    if (!isAlone) hidden.add(id)
  }
  return hidden
}

function isShown(shown: ReadonlySet<AnnotationId>, id: AnnotationId | undefined): boolean {
  return id === undefined || shown.has(id)
}
