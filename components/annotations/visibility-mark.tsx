'use client'

import { EyeOff, Shield } from 'lucide-react'
import type { Annotation } from '@/lib/annotations/annotation'
import { audienceLabel } from '@/lib/annotations/audience-label'
import { useRoomState } from '@/lib/client/room'
import styles from './annotation-card.module.css'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

/** For whom an annotation is, where that is not the whole group; nothing otherwise. */
export function VisibilityMark({ annotation: { visibility } }: { annotation: Annotation }) {
  const group = useRoomState(({ reading }) => reading.group)
  if (visibility === 'group') return null
  const Icon = visibility === 'private' ? EyeOff : Shield
  return (
    <span className={styles.audience}>
      <Icon {...icon} />
      {audienceLabel(visibility, group)}
    </span>
  )
}
