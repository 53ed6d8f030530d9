'use client'

import { useEffect, useRef } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import styles from './unread-dot.module.css'

/**
 * The dot of what is unread: an annotation, or with `thread` anything in its thread. As long as the annotation is unread, what the
 * dot stands in is watched until it has been seen.
 */
export function UnreadDot({ id, thread = false }: { id: AnnotationId; thread?: boolean }) {
  const { seeing } = useRoom()
  const dot = useRef<HTMLSpanElement>(null)
  const isUnread = useRoomState(({ unread }) => unread.ids.has(id))
  const hasUnread = useRoomState(({ unread }) => thread && unread.threads.has(id))
  useEffect(() => {
    const element = dot.current?.parentElement
    if (!isUnread || !element) return
    let stop: (() => void) | null = null
    let isGone = false
    void seeing.watch(element, id).then((end) => {
      if (isGone) end()
      else stop = end
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [seeing, id, isUnread])
  if (!isUnread && !hasUnread) return null
  return (
    <span ref={dot} className={styles.dot} data-unread={id}>
      <VisuallyHidden>{isUnread ? 'New: ' : 'New replies: '}</VisuallyHidden>
    </span>
  )
}
