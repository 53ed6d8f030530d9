'use client'

import { useMemo } from 'react'
import { useRoomState } from '@/lib/client/room'
import { absoluteTime, relativeTime } from '@/lib/messages/time'

/** A time as a card says it, counted from the page's own clock; whole on hover. */
export function When({ at }: { at: string }) {
  const now = useRoomState((state) => (state.now > at ? state.now : at))
  const words = useMemo(() => relativeTime(at, now), [at, now])
  const whole = useMemo(() => absoluteTime(at), [at])
  return (
    <time dateTime={at} title={whole}>
      {words}
    </time>
  )
}
