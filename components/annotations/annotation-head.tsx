'use client'

import type { ReactNode } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useRoomState } from '@/lib/client/room'
import { isModerating, roleLabel } from '@/lib/groups/role'
import { absoluteTime } from '@/lib/messages/time'
import { When } from './when'
import styles from './annotation-card.module.css'

type Props = {
  annotation: Annotation
  name?: ReactNode
  /** Whom it answers, where its place does not show that. */
  to?: string | null
  children?: ReactNode
}

/** Who wrote an annotation, and when; the moderating are named by their role. `children` stand at the line's end. */
export function AnnotationHead({ annotation, name, to = null, children }: Props) {
  const { author, createdAt, editedAt } = annotation
  const purpose = useRoomState(({ reading }) => reading.group.purpose)
  if (author === null) return <p className={styles.quiet}>Deleted annotation</p>
  return (
    <div className={styles.who}>
      <span className={styles.names}>
        <b dir="auto">{name ?? author.name}</b>
        {author.role && isModerating(author.role) && (
          <span className={styles.role}>{roleLabel(author.role, purpose)}</span>
        )}
        {to !== null && (
          <span className={styles.quiet}>
            to <bdi>{to}</bdi>
          </span>
        )}
        <When at={createdAt} />
        {editedAt !== null && (
          <span className={styles.quiet} title={absoluteTime(editedAt)}>
            edited
          </span>
        )}
      </span>
      {children && <span className={styles.end}>{children}</span>}
    </div>
  )
}
