import type { ArticleMark } from '@/lib/documents/render-html'
import { anchorIndex } from './anchor-index'
import { unpackAnchors } from './pack'
import type { PackedAnchors } from './packed'
import { segments } from './segments'

/** A segment under hundreds of anchors would otherwise name each of them, again and again. */
const NAMED = 24

/** The marks that the renderer draws for browsers without the highlight API; each names its 24 shortest anchors at most. */
export function articleMarks(packed: PackedAnchors): ArticleMark[] {
  const anchors = unpackAnchors(packed)
  const index = anchorIndex(anchors)
  return segments(anchors).map(({ start, end, depth }) => {
    const ids = new Set(index.anchorsAt(start).map(({ id }) => id))
    return { start, end, depth, ids: [...ids].slice(0, NAMED) }
  })
}
