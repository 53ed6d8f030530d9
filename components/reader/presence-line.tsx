'use client'

import { useState } from 'react'
import { useRoomState } from '@/lib/client/room'
import { others } from '@/lib/realtime/presence'
import { countReading } from '@/lib/messages/presence'
import styles from './presence-line.module.css'

/** The popover with the names. */
const NAMES = 'reading-now'

/** How many others read this text now, and who when it is pressed. */
export function PresenceLine() {
  const present = useRoomState((state) => state.present)
  const userId = useRoomState(({ viewer }) => viewer.userId)
  const [isOpen, setOpen] = useState(false)
  const { count, people } = others(present, userId)
  if (count === 0) return null
  if (people === null) return <span className={styles.here}>· {countReading(count)}</span>
  return (
    <span className={styles.here}>
      ·{' '}
      <button type="button" className={styles.count} popoverTarget={NAMES}>
        {countReading(count)}
      </button>
      <section
        id={NAMES}
        popover="auto"
        aria-label="Reading now"
        className={styles.names}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && (
          <ul>
            {people.map(({ id, name }) => (
              <li key={id} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        )}
      </section>
    </span>
  )
}
