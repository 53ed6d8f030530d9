'use client'

import { useState } from 'react'
import type { CSSProperties } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { flattenThread } from '@/lib/annotations/build-thread'
import type { ThreadNode } from '@/lib/annotations/build-thread'
import { foldedReplies, UNFOLDED_AT_ONCE } from '@/lib/annotations/fold'
import { threadLines } from '@/lib/annotations/thread-lines'
import type { ThreadLine } from '@/lib/annotations/thread-lines'
import { useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { showEarlierReplies } from '@/lib/messages/counts'
import { AnnotationCard } from './annotation-card'
import styles from './thread-view.module.css'

type Line = ThreadLine<Annotation>

/** The replies of a thread, each set in below what it answers; of many, the middle is folded until it is asked for. */
export function ReplyList({ root }: { root: ThreadNode<Annotation> }) {
  const replies = flattenThread(root).slice(1)
  const { hidden, unfold } = useFold(replies.map(({ id }) => id))
  if (replies.length === 0) return null

  /** The focus goes on to the first of what was folded. */
  function show(ids: readonly AnnotationId[]) {
    unfold(ids.slice(0, UNFOLDED_AT_ONCE))
    const first = `annotation-${ids[0] ?? ''}`
    requestAnimationFrame(() => document.getElementById(first)?.focus({ preventScroll: true }))
  }

  return (
    <ul className={styles.replies}>
      {threadLines(root, hidden).map((line) => (
        <li
          key={line.kind === 'reply' ? line.reply.id : `fold-${line.ids.at(-1)}`}
          style={{ '--level': line.level } as CSSProperties}
        >
          <Row line={line} onShow={show} />
        </li>
      ))}
    </ul>
  )
}

function Row({ line, onShow }: { line: Line; onShow: (ids: readonly AnnotationId[]) => void }) {
  if (line.kind === 'reply')
    return <AnnotationCard annotation={line.reply} level={line.level} isPlaced={line.isPlaced} />
  return (
    <button type="button" className={styles.fold} onClick={() => onShow(line.ids)}>
      {showEarlierReplies(line.ids.length)}
    </button>
  )
}

/** Which replies are folded. What has been in sight stays there: nothing folds under the reader's eyes. */
function useFold(ids: readonly AnnotationId[]) {
  const meant = useRoomState(({ open }) => open?.focusId ?? null)
  const posted = useRoomState((state) => state.posted)
  const drafts = useRoomState((state) => state.drafts)
  const [seen, setSeen] = useState<ReadonlySet<AnnotationId>>(() => new Set())
  const answered = [...drafts.values()].flatMap(({ id, place }) =>
    place.kind === 'reply' ? place.parentId : place.kind === 'edit' ? id : [],
  )
  const kept = [meant, posted].filter((id) => id !== null)
  const hidden = foldedReplies(ids, { meant: [...kept, ...answered], seen })
  const fresh = ids.filter((id) => !hidden.has(id) && !seen.has(id))
  const unfold = (more: readonly AnnotationId[]) => setSeen((before) => new Set([...before, ...more]))
  if (fresh.length > 0) unfold(fresh)
  return { hidden, unfold }
}
