'use client'

import { Bell as BellIcon } from 'lucide-react'
import { bellCount, bellLabel } from '@/lib/messages/notifications'
import { useBell } from './bell-context'
import styles from './bell.module.css'

/** Reached by a whole load: the stream and the surface of a reading end with their page. */
const NOTIFICATIONS = '/notifications'

/** The way to one's notifications. The number is of what concerns oneself; of what one merely watches there is a dot. */
export function Bell() {
  const { direct, watching } = useBell() ?? { direct: 0, watching: 0 }
  return (
    <a className={styles.bell} href={NOTIFICATIONS} aria-label={bellLabel({ direct, watching })}>
      <BellIcon size={18} strokeWidth={1.75} aria-hidden="true" />
      {direct > 0 && (
        <span className={styles.count} data-long={direct > 9 ? '' : undefined} aria-hidden="true">
          {bellCount(direct)}
        </span>
      )}
      {direct === 0 && watching > 0 && <span className={styles.dot} aria-hidden="true" />}
    </a>
  )
}
