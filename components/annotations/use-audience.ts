import { useMemo } from 'react'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Draft, DraftPlace } from '@/lib/client/draft'
import { useRoomState } from '@/lib/client/room'
import { denial } from '@/lib/permissions/can'
import type { AnnotationFacts, ReadingFacts, Viewer } from '@/lib/permissions/facts'
import { visibilityChoices } from '@/lib/permissions/visibility-choices'

/**
 * For whom a draft may be, widest first; for whom it is; and whether it can be posted at all. `reason` says why not, or why
 * not for others where "Only me" is all that is left.
 */
export type Audience = {
  choices: readonly Visibility[]
  chosen: Visibility
  mayPost: boolean
  reason: string | null
}

/** The audience of a draft, as the law and what it answers or changes allow. */
export function useAudience({ id, place, visibility }: Draft): Audience {
  const viewer = useRoomState((state) => state.viewer)
  const facts = useRoomState((state) => state.facts)
  const root = useRoomState(({ ledger }) =>
    'rootId' in place && place.rootId !== id ? ledger.shown.get(place.rootId)?.visibility : undefined,
  )
  const from = useRoomState(({ ledger }) =>
    place.kind === 'edit' ? ledger.rows.get(id)?.visibility : undefined,
  )
  const subject = useRoomState(({ ledger }) =>
    place.kind === 'reply' ? ledger.shown.get(place.parentId) : ledger.rows.get(id),
  )
  return useMemo(() => {
    const choices = visibilityChoices(viewer, facts, { root, from })
    // What may no longer be for others stays with its writer.
    const chosen = choices.includes(visibility) ? visibility : (choices.at(-1) ?? visibility)
    const isNote = choices.length === 1 && chosen === 'private' && place.kind !== 'reply'
    // Who was signed out meanwhile is asked to sign in, which is more than a refusal.
    const isOut = viewer.userId === null
    const refusal = isOut ? null : refusalOf(viewer, place.kind, { ...facts, ...subject?.facts })
    const notForOthers = isNote ? denial(viewer, 'reading:annotate', facts) : null
    return { choices, chosen, mayPost: refusal === null, reason: refusal ?? notForOthers }
  }, [viewer, facts, root, from, visibility, place.kind, subject])
}

/** Why nothing of this kind can be posted now; null where it can, and where what it answers is not known here. */
function refusalOf(viewer: Viewer, kind: DraftPlace['kind'], facts: ReadingFacts & Partial<AnnotationFacts>) {
  if (kind === 'passage' || kind === 'document') return denial(viewer, 'reading:note', facts)
  if (!isOfAnnotation(facts)) return null
  return denial(viewer, kind === 'reply' ? 'annotation:reply' : 'annotation:update', facts)
}

function isOfAnnotation(facts: ReadingFacts & Partial<AnnotationFacts>): facts is AnnotationFacts {
  return facts.annotation !== undefined && facts.thread !== undefined
}
