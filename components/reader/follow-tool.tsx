'use client'

import { Bell } from 'lucide-react'
import { useState } from 'react'
import { FollowPart } from '@/components/notifications/follow-part'
import { useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import styles from './room.module.css'

/** What one wants to be told of the text: watch it, mute it, or neither. */
export function FollowTool() {
  const mayFollow = useCan('reading:follow')
  const id = useRoomState(({ reading }) => reading.id)
  const [isShown, setShown] = useState(false)
  if (!mayFollow) return null
  return (
    <>
      <button type="button" className={styles.tool} onClick={() => setShown(true)}>
        <Bell size={15} strokeWidth={1.75} aria-hidden="true" />
        Notifications
      </button>
      {isShown && <FollowPart subject={{ kind: 'reading', id }} onClose={() => setShown(false)} />}
    </>
  )
}
