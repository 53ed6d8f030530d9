'use client'

import type { ReactNode } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useRoomState } from '@/lib/client/room'
import { isModerating, roleLabel } from '@/lib/groups/role'
import { absoluteTime } from '@/lib/messages/time'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { VisibilityMark } from './visibility-mark'
import { When } from './when'
import styles from './annotation-card.module.css'

type Props = {
  annotation: Annotation
  name?: ReactNode
  /** Whom it answers. */
  to?: string | null
  /** True where its place shows that: then it is only told to those who listen. */
  isToSpoken?: boolean
  /** What says that it was edited, in place of the word. */
  edited?: ReactNode
  children?: ReactNode
}

/** Who wrote an annotation, and when; the moderating are named by their role. `children` stand at the line's end. */
export function AnnotationHead({ annotation, name, to = null, isToSpoken = false, edited, children }: Props) {
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
          <Answered isSpoken={isToSpoken}>
            replying to <bdi>{to}</bdi>
          </Answered>
        )}
        <When at={createdAt} />
        {editedAt !== null &&
          (edited ?? (
            <span className={styles.quiet} title={absoluteTime(editedAt)}>
              edited
            </span>
          ))}
        <VisibilityMark annotation={annotation} />
      </span>
      {children && <span className={styles.end}>{children}</span>}
    </div>
  )
}

function Answered({ isSpoken, children }: { isSpoken: boolean; children: ReactNode }) {
  if (isSpoken) return <VisuallyHidden>{children}</VisuallyHidden>
  return <span className={styles.answered}>{children}</span>
}
