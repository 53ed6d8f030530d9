'use client'

import type { MouseEvent } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import { AnnotationHead } from './annotation-head'
import { permalink } from './copy-link'
import { MutedWords } from './muted-words'
import { PendingState } from './pending-state'
import { quoteOf } from './quote-of'
import { TagList } from './tag-list'
import { ThreadStatus } from './thread-status'
import { UnreadDot } from './unread-dot'
import styles from './thread-card.module.css'

type Props = {
  root: Annotation
  /** In a list away from the text, a card says what it is about. */ quoted?: boolean
}

/** A thread as it stands in the margin: who, when, two lines, how many replies. Its name leads to the whole thread. */
export function ThreadCard({ root, quoted = false }: Props) {
  const { navigating } = useRoom()
  const { id, readingId, author, text, motivation } = root
  const quote = quoteOf(root)
  const isBare = text === '' && motivation === 'highlighting'

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void navigating.open(id, 'card')
  }

  const name = (
    <a className={styles.opener} href={permalink(readingId, id)} onClick={open}>
      {author?.name}
    </a>
  )
  return (
    <div className={styles.card}>
      <UnreadDot id={id} thread />
      {(quoted || isBare) && quote && (
        <p className={styles.quote} dir="auto">
          {quote}
        </p>
      )}
      {author ? (
        <AnnotationHead annotation={root} name={name} />
      ) : (
        <a className={styles.opener} href={permalink(readingId, id)} onClick={open}>
          <AnnotationHead annotation={root} />
        </a>
      )}
      {text !== '' && (
        <MutedWords id={id}>
          <p className={styles.text} dir="auto" data-cut="">
            {text}
          </p>
        </MutedWords>
      )}
      <TagList tags={root.tags} />
      <ThreadStatus root={root} counted />
      <PendingState id={id} />
    </div>
  )
}
