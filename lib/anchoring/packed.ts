/**
 * Anchors of a whole reading as columns, in text order (start, then longer first, then id): docs/formats.md, 6.
 * `ids` is 22 characters an anchor, all in one string; `starts` holds differences to the start before;
 * `lengths` are end minus start (UTF-16 units); `depth` is how many of these anchors cover the anchor's first
 * character (capped at 255); `flags` are the bits of `FLAG`. The id is the root annotation's; an annotation
 * with two targets stands twice.
 */
export type PackedAnchors = {
  format: 1
  ids: string
  starts: number[]
  lengths: number[]
  depth: number[]
  flags: number[]
}

/**
 * Facts of an anchor that a highlight needs, for this viewer. `unread` stands where something in the thread is, `recent` where
 * something came since the last visit.
 */
export const FLAG = {
  own: 1,
  guide: 2,
  resolved: 4,
  question: 8,
  highlight: 16,
  unread: 32,
  recent: 64,
} as const

/** One anchor of a packed column, unpacked. */
export type PackedAnchor = { id: string; start: number; end: number; depth: number; flags: number }
