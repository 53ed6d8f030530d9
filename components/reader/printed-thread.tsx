'use client'

import type { Annotation } from '@/lib/annotations/annotation'
import { flattenThread } from '@/lib/annotations/build-thread'
import { replyCount } from '@/lib/annotations/thread-summary'
import { useThread } from '@/lib/client/use-threads'
import type { AnnotationId } from '@/lib/ids'
import { countReplies } from '@/lib/messages/counts'
import { AnnotationBody } from '@/components/annotations/annotation-body'
import { AnnotationHead } from '@/components/annotations/annotation-head'
import { MutedWords } from '@/components/annotations/muted-words'
import { PassageQuotes } from '@/components/annotations/passage-quotes'
import { quoteOf } from '@/components/annotations/quote-of'
import { TagList } from '@/components/annotations/tag-list'
import styles from './printed-room.module.css'

/** A thread on paper: its passage, who said what, and how many replies are not there. */
export function PrintedThread({ id }: { id: AnnotationId }) {
  const thread = useThread(id)
  if (thread === null) return null
  const root = thread.annotation
  const said = flattenThread(thread)
  const names = new Map(said.map((one) => [one.id, one.author?.name ?? 'a deleted annotation']))
  const missing = replyCount(root) - (said.length - 1)
  const quote = quoteOf(root)
  return (
    <>
      {root.targets.length > 1 && <PassageQuotes root={root} />}
      {root.targets.length === 1 && (
        <p className={styles.quote} dir="auto">
          {quote ?? 'On the whole text'}
        </p>
      )}
      {said.map((one) => (
        <Printed
          key={one.id}
          annotation={one}
          to={one.parentId === id ? null : (names.get(one.parentId ?? id) ?? null)}
        />
      ))}
      {missing > 0 && <p className={styles.missing}>{countReplies(missing)} not printed here.</p>}
    </>
  )
}

/** Who answers the thread's first words need not say so. */
function Printed({ annotation, to }: { annotation: Annotation; to: string | null }) {
  const isRoot = annotation.thread !== null
  return (
    <div className={isRoot ? undefined : styles.reply}>
      <AnnotationHead annotation={annotation} to={isRoot ? null : to} />
      {annotation.body && (
        <MutedWords id={annotation.id}>
          <AnnotationBody body={annotation.body} />
        </MutedWords>
      )}
      <TagList tags={annotation.tags} />
    </div>
  )
}
