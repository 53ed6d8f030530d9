'use client'

import { Suspense } from 'react'
import { useRoomState } from '@/lib/client/room'
import { others } from '@/lib/realtime/presence'
import { lazyPart } from '@/components/ui/lazy-part'

const PresenceLine = lazyPart(
  async () => (await import('./presence-line')).PresenceLine,
  () => null,
)

/** Who reads now, fetched when there is somebody; nothing while that is not known. */
export function PresenceSlot() {
  const isShown = useRoomState(
    ({ present, viewer, connection }) => connection === 'live' && others(present, viewer.userId).count > 0,
  )
  if (!isShown) return null
  return (
    <Suspense>
      <PresenceLine />
    </Suspense>
  )
}
