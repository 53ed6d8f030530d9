'use client'

import { useSyncExternalStore } from 'react'
import { useRoomState } from '@/lib/client/room'
import { absoluteTime } from '@/lib/messages/time'
import styles from './reader-status.module.css'

/** Says of a page that was kept on this device since when nothing has been heard, until the room is live again. */
export function KeptNotice() {
  const keptAt = useSyncExternalStore(never, keptSince, () => null)
  const isLive = useRoomState(({ connection }) => connection === 'live')
  if (keptAt === null || isLive) return null
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <output className={styles.notice}>
      You are offline: as last seen on {absoluteTime(keptAt, timeZone)}. What you post is kept here and sent
      later.
    </output>
  )
}

/** The service worker has written it into the page, which the server had not. */
function keptSince(): string | null {
  return document.body.dataset['keptAt'] ?? null
}

function never(): () => void {
  return () => undefined
}
