import { isWidening, narrowest, VISIBILITIES } from '@/lib/annotations/visibility'
import type { Visibility } from '@/lib/annotations/visibility'
import { can } from '@/lib/permissions/can'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'

/** The action that writes something of a visibility: a note for oneself asks for less. */
export function writeAction(visibility: Visibility): 'reading:note' | 'reading:annotate' {
  return visibility === 'private' ? 'reading:note' : 'reading:annotate'
}

/** What a choice is bound to: the root's visibility, for a reply; what the annotation has, for a change of it. */
export type Bounds = { root?: Visibility | undefined; from?: Visibility | undefined }

/** For whom a viewer may write on a reading, widest first. What an annotation has already is always among them. */
export function visibilityChoices(
  viewer: Viewer,
  facts: ReadingFacts,
  { root = 'group', from = 'private' }: Bounds = {},
): Visibility[] {
  return VISIBILITIES.filter((visibility) => {
    if (visibility === from && from !== 'private') return true
    const isBounded = narrowest(visibility, root) === visibility && isWidening(from, visibility)
    return isBounded && can(viewer, writeAction(visibility), facts)
  })
}
