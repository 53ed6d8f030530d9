'use client'

import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { replyCount } from '@/lib/annotations/thread-summary'
import { useRoomState } from '@/lib/client/room'
import { useThread } from '@/lib/client/use-threads'
import type { AnnotationId } from '@/lib/ids'
import { countReplies } from '@/lib/messages/counts'
import { useThreadRead } from '@/components/notifications/use-thread-read'
import { AnnotationCard } from './annotation-card'
import { quoteOf } from './quote-of'
import { PassageQuote } from './passage-quote'
import { PassageQuotes } from './passage-quotes'
import { ReplyList } from './reply-list'
import { ThreadEnd } from './thread-end'
import { useArrivingFocus } from './use-arriving-focus'
import styles from './thread-view.module.css'

type Props = {
  id: AnnotationId
  /** Away from the text the passage is quoted. */
  quoted?: boolean
  /** Without an edge of its own, where something else is the sheet. */
  bare?: boolean
  /** Above the thread: its way back, its neighbours at the same place. */
  children?: ReactNode
}

/** A whole thread: its first annotation, its replies, and where to answer. Nothing while its root is not known. */
export function ThreadView({ id, quoted = false, bare = false, children }: Props) {
  const section = useRef<HTMLElement>(null)
  const thread = useThread(id)
  useArrivingFocus({ id, section, isDrawn: thread !== null, isHeld: bare })
  const isLoaded = useRoomState(({ loaded, ledger }) => loaded.has(id) || ledger.overlay.has(`create:${id}`))
  useThreadRead(id)
  // What the server drew cannot be pressed before now.
  useEffect(() => section.current?.setAttribute('data-alive', ''), [thread])
  if (thread === null) return null
  const root = thread.annotation
  const quote = quoteOf(root)
  const missing = replyCount(root) > 0 && !isLoaded
  return (
    <section
      ref={section}
      className={`${styles.thread} ${bare ? styles.bare : ''}`}
      aria-label={`Thread by ${root.author?.name ?? 'a reader'}`}
      tabIndex={-1}
      data-open-thread={id}
    >
      {children}
      <PassageQuotes root={root} />
      {(quoted || root.motivation === 'highlighting') && quote && root.targets.length === 1 && (
        <PassageQuote quote={quote} />
      )}
      <AnnotationCard annotation={root} />
      {missing ? (
        <p className={styles.quiet}>{countReplies(replyCount(root))}</p>
      ) : (
        <ReplyList root={thread} />
      )}
      <ThreadEnd thread={thread} />
    </section>
  )
}
