'use client'

import { CircleCheck, CircleHelp, Highlighter, Lock } from 'lucide-react'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import { replyCount } from '@/lib/annotations/thread-summary'
import { relativeTime } from '@/lib/messages/time'
import { useRoomState } from '@/lib/client/room'
import { newRepliesIn } from '@/lib/client/unread'
import { countOf, countReplies, countValued, withSeparators } from '@/lib/messages/counts'
import styles from './thread-card.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What a thread is, in words: question or highlight, resolved by whom, locked; and, where asked, its number of replies. */
export function ThreadStatus({ root, counted = false }: { root: Annotation; counted?: boolean }) {
  const now = useRoomState((state) => state.now)
  const news = useRoomState(({ unread }) => (counted ? newRepliesIn(unread, root.id) : 0))
  const { motivation, thread, valued, facts } = root
  const parts = [
    motivation === 'questioning' && (
      <span key="question">
        <CircleHelp {...icon} /> Question
      </span>
    ),
    motivation === 'highlighting' && (
      <span key="highlight">
        <Highlighter {...icon} /> Highlight
      </span>
    ),
    isResolved(root) && thread?.resolvedAt && (
      <span key="resolved">
        <CircleCheck {...icon} /> Resolved{thread.resolvedBy ? ` by ${thread.resolvedBy}` : ''},{' '}
        {relativeTime(thread.resolvedAt, now > thread.resolvedAt ? now : thread.resolvedAt)}
      </span>
    ),
    facts.thread.locked && (
      <span key="locked">
        <Lock {...icon} /> Locked
      </span>
    ),
    counted && root.targets.length > 1 && (
      <span key="passages">{countOf(root.targets.length, 'passage', 'passages')}</span>
    ),
    counted && valued.count > 0 && (
      <span key="valued">{countValued(valued.count, motivation === 'questioning')}</span>
    ),
    counted && motivation !== 'highlighting' && <span key="replies">{countReplies(replyCount(root))}</span>,
    counted && news > 0 && (
      <b key="news" className={styles.news}>
        {withSeparators(news)} new
      </b>
    ),
  ].filter(Boolean)
  return parts.length === 0 ? null : <p className={styles.meta}>{parts}</p>
}
