import 'server-only'
import type { Judged } from '@/lib/server/annotations/facts'
import type { Skeleton } from '@/lib/server/annotations/rows'

/**
 * The empty places above an annotation that its coming or going may show or take away, nearest first. Whether anybody
 * in particular sees a difference is asked per reader, at delivery.
 */
export function emptiedAncestors(judged: ReadonlyMap<string, Judged>, id: string): Skeleton[] {
  const found: Skeleton[] = []
  let at = judged.get(id)?.skeleton.parentId ?? null
  while (at !== null) {
    const above = judged.get(at)?.skeleton
    if (!above || found.includes(above)) break
    if (above.deletedAt !== null) found.push(above)
    at = above.parentId
  }
  return found
}
