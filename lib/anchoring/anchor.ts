/** Where a target's selectors resolve in one revision; derived, never the truth. Offsets are UTF-16, end exclusive. */
export type Anchor =
  | { state: 'exact' | 'moved'; start: number; end: number; confidence: number }
  | { state: 'orphan'; reason: OrphanReason }

export type OrphanReason = 'deleted' | 'ambiguous' | 'weak'
