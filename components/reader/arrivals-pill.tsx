'use client'

import { countArrivals, countMentions } from '@/lib/client/arrivals'
import { useRoom, useRoomState } from '@/lib/client/room'
import { arrivalsLabel, countMentioned, countNew } from '@/lib/messages/arrivals'
import styles from './arrivals-pill.module.css'

/** What has arrived and waits until its reader wishes to see it; says nothing aloud and takes no focus. */
export function ArrivalsPill() {
  const { navigating } = useRoom()
  const count = useRoomState(countArrivals)
  const mentions = useRoomState(countMentions)
  const hasKey = useRoomState(({ preferences }) => preferences.letterKeys)
  if (count === 0) return null

  // The keyboard goes on in the text: the pill is gone.
  function handleClick() {
    void navigating.showArrivals()
    document.getElementById('article')?.focus({ preventScroll: true })
  }

  return (
    <button
      type="button"
      className={styles.pill}
      data-arrivals=""
      aria-label={`Show ${arrivalsLabel(count, mentions)}`}
      aria-keyshortcuts={hasKey ? 'L' : undefined}
      onClick={handleClick}
    >
      {countNew(count)}
      {mentions > 0 && <span className={styles.more}>· {countMentioned(mentions)}</span>}
      {hasKey && (
        <kbd className={styles.key} aria-hidden="true">
          L
        </kbd>
      )}
    </button>
  )
}
