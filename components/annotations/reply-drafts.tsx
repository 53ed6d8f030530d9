'use client'

import { useMemo } from 'react'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { DraftSlot } from './draft-slot'

/** One's own unsent answers to a reply, below it. */
export function ReplyDrafts({ to }: { to: AnnotationId }) {
  const all = useRoomState((state) => state.drafts)
  const ids = useMemo(
    () =>
      [...all.values()].flatMap(({ id, place }) =>
        place.kind === 'reply' && place.parentId === to ? id : [],
      ),
    [all, to],
  )
  return ids.map((id) => <DraftSlot key={id} id={id} />)
}
