'use client'

import { useMemo } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { flattenThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { useRoom, useRoomState } from '@/lib/client/room'
import { usePending } from '@/lib/client/use-annotation'
import { DraftSlot, loadComposer } from './draft-slot'
import { Permitted } from './permitted'
import styles from './thread-view.module.css'

/**
 * The end of a thread: one's own drafts of replies, or the invitation to write one, or why that is not possible.
 * Nothing under a thread that was not posted.
 */
export function ThreadEnd({ thread }: { thread: ThreadNode<Annotation> }) {
  const { composing } = useRoom()
  const root = thread.annotation
  const unsent = usePending('create', root.id)
  const all = useRoomState((state) => state.drafts)
  const drafts = useMemo(() => {
    const replies = new Set(
      flattenThread(thread)
        .slice(1)
        .map(({ id }) => id),
    )
    // What answers a reply is written below that reply, while it is there.
    return [...all.values()].filter(
      ({ place }) => place.kind === 'reply' && place.rootId === root.id && !replies.has(place.parentId),
    )
  }, [all, root.id, thread])
  if (unsent?.problem) return null
  return (
    <div className={styles.end}>
      {drafts.map(({ id }) => (
        <DraftSlot key={id} id={id} />
      ))}
      {drafts.length === 0 && (
        <Permitted
          action="annotation:reply"
          on={answerable(thread)}
          otherwise={(reason) => <p className={styles.quiet}>{reason}</p>}
        >
          {root.author ? (
            <button
              type="button"
              id={`reply-${root.id}`}
              className={styles.answer}
              onPointerEnter={() => void loadComposer()}
              onFocus={() => void loadComposer()}
              onClick={() => composing.reply(root)}
            >
              {invitation(thread)}
            </button>
          ) : (
            <p className={styles.quiet}>
              The first annotation was deleted. Its replies can still be answered.
            </p>
          )}
        </Permitted>
      )}
    </div>
  )
}

/** What can be answered at all: the root, or where that is an empty place, the last of what was said below it. */
function answerable(thread: ThreadNode<Annotation>): Annotation {
  if (thread.annotation.author) return thread.annotation
  return flattenThread(thread).findLast(({ author }) => author !== null) ?? thread.annotation
}

/** "Reply to Miriam and 3 others": the thread's starter by first name, and how many people more take part. */
function invitation(thread: ThreadNode<Annotation>): string {
  const names = flattenThread(thread).flatMap(({ author }) => author?.name ?? [])
  const starter = thread.annotation.author?.name
  const others = new Set(names.filter((name) => name !== starter)).size
  if (starter === undefined) return 'Reply'
  const first = starter.split(' ')[0]
  return others === 0
    ? `Reply to ${first}`
    : `Reply to ${first} and ${others} ${others === 1 ? 'other' : 'others'}`
}
