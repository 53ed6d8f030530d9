import { useMemo } from 'react'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Draft } from '@/lib/client/draft'
import { useRoomState } from '@/lib/client/room'
import { denial } from '@/lib/permissions/can'
import { visibilityChoices } from '@/lib/permissions/visibility-choices'

/** For whom a draft may be, widest first; for whom it is; why not for others, where "Only me" is all that is left. */
export type Audience = { choices: readonly Visibility[]; chosen: Visibility; reason: string | null }

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
  return useMemo(() => {
    const choices = visibilityChoices(viewer, facts, { root, from })
    // What may no longer be for others stays with its writer.
    const chosen = choices.includes(visibility) ? visibility : (choices.at(-1) ?? visibility)
    const isNote = choices.length === 1 && chosen === 'private' && place.kind !== 'reply'
    return { choices, chosen, reason: isNote ? denial(viewer, 'reading:annotate', facts) : null }
  }, [viewer, facts, root, from, visibility, place.kind])
}
