import { compareIds } from '@/lib/ids'
import type { PackedAnchor } from './packed'

/** Text order: by start, then longer first, then id. */
export function compareAnchors(
  a: Omit<PackedAnchor, 'depth' | 'flags'>,
  b: Omit<PackedAnchor, 'depth' | 'flags'>,
): number {
  return a.start - b.start || b.end - a.end || compareIds(a.id, b.id)
}
