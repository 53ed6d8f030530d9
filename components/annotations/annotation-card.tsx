'use client'

import type { Annotation } from '@/lib/annotations/annotation'
import { useRoomState } from '@/lib/client/room'
import { usePending } from '@/lib/client/use-annotation'
import { AnnotationBody } from './annotation-body'
import { ReplyActions, RootActions } from './annotation-actions'
import { AnnotationHead } from './annotation-head'
import { DraftSlot } from './draft-slot'
import { EditedButton } from './edited-button'
import { MutedWords } from './muted-words'
import { PendingState } from './pending-state'
import { ReplyDrafts } from './reply-drafts'
import { TagList } from './tag-list'
import { ThreadStatus } from './thread-status'
import { UnreadDot } from './unread-dot'
import styles from './annotation-card.module.css'

type Props = {
  annotation: Annotation
  /** How many steps below its root it stands; 0 for a root. */
  level?: number
  /** False where its place does not show what it answers. */
  isPlaced?: boolean
}

/** One annotation of an open thread, whole; its composer stands in its place while its author changes it. */
export function AnnotationCard({ annotation, level = 0, isPlaced = true }: Props) {
  const { id, rootId, parentId, author, body } = annotation
  const answered = useRoomState(({ ledger }) => (parentId ? ledger.shown.get(parentId) : undefined))
  const isEdited = useRoomState(({ drafts, composing }) => composing === id && drafts.has(id))
  const isMeant = useRoomState(({ open }) => open?.by === 'link' && open.focusId === id && id !== rootId)
  const isRefused = (usePending('create', id)?.problem ?? null) !== null
  const isRoot = id === rootId
  const actions = !isRoot && !isRefused && author && <ReplyActions reply={annotation} />
  return (
    <div
      id={`annotation-${id}`}
      className={`${styles.annotation} ${isMeant ? styles.meant : ''}`}
      tabIndex={-1}
    >
      <UnreadDot id={id} />
      <AnnotationHead
        annotation={annotation}
        to={level > 1 || !isPlaced ? (answered?.author?.name ?? 'a deleted annotation') : null}
        isToSpoken={isPlaced}
        edited={<EditedButton annotation={annotation} />}
      >
        {actions}
      </AnnotationHead>
      {!isEdited && body && (
        <MutedWords id={id}>
          <AnnotationBody body={body} />
        </MutedWords>
      )}
      {!isEdited && <TagList tags={annotation.tags} />}
      <DraftSlot id={id} />
      <PendingState id={id} />
      {!isRoot && <ReplyDrafts to={id} />}
      {isRoot && <ThreadStatus root={annotation} />}
      {isRoot && !isEdited && !isRefused && <RootActions root={annotation} />}
    </div>
  )
}
