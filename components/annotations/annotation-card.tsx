'use client'

import type { Annotation } from '@/lib/annotations/annotation'
import { useRoomState } from '@/lib/client/room'
import { AnnotationBody } from './annotation-body'
import { ReplyActions, RootActions } from './annotation-actions'
import { AnnotationHead } from './annotation-head'
import { DraftSlot } from './draft-slot'
import { PendingState } from './pending-state'
import { ThreadStatus } from './thread-status'
import styles from './annotation-card.module.css'

/** One annotation of an open thread, whole; its composer stands in its place while its author changes it. */
export function AnnotationCard({ annotation }: { annotation: Annotation }) {
  const { id, rootId, author, body } = annotation
  const isEdited = useRoomState(({ drafts, composing }) => composing === id && drafts.has(id))
  const isMeant = useRoomState(({ open }) => open?.by === 'link' && open.focusId === id && id !== rootId)
  const isRoot = id === rootId
  const actions = !isRoot && author && <ReplyActions reply={annotation} />
  return (
    <div id={`annotation-${id}`} className={isMeant ? styles.meant : undefined} tabIndex={-1}>
      <AnnotationHead annotation={annotation}>{actions}</AnnotationHead>
      {!isEdited && body && <AnnotationBody body={body} />}
      <DraftSlot id={id} />
      <PendingState id={id} />
      {isRoot && <ThreadStatus root={annotation} />}
      {isRoot && !isEdited && <RootActions root={annotation} />}
    </div>
  )
}
