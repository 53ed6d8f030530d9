'use client'

import { Bell } from 'lucide-react'
import { useCan } from '@/lib/client/use-can'
import styles from './room.module.css'

/** The way to what one wants to be told of the text: watch it, mute it, or neither. */
export function FollowTool({ onOpen }: { onOpen: () => void }) {
  const mayFollow = useCan('reading:follow')
  if (!mayFollow) return null
  return (
    <button type="button" className={styles.tool} onClick={onOpen}>
      <Bell size={15} strokeWidth={1.75} aria-hidden="true" />
      Notifications
    </button>
  )
}
