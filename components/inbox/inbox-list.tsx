import type { InboxItem } from '@/lib/annotations/inbox'
import type { Motivation } from '@/lib/annotations/motivation'
import { absoluteTime, relativeTimeInWords } from '@/lib/messages/time'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import styles from './inbox.module.css'

const DONE: Record<Motivation, string> = {
  commenting: 'annotated',
  questioning: 'asked',
  highlighting: 'highlighted',
  replying: 'replied',
}

/** What others wrote, as given, each leading to the very thread; `now` in ms. */
export function InboxList({ items, now }: { items: readonly InboxItem[]; now: number }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <Row key={item.id} item={item} now={now} />
      ))}
    </ul>
  )
}

function Row({ item, now }: { item: InboxItem; now: number }) {
  const { id, readingId, title, groupName, author, text, quote, createdAt, unread } = item
  return (
    <li className={styles.row}>
      {unread && <span className={styles.dot} aria-hidden="true" />}
      <h2 className={styles.what}>
        {/* A plain link: the article's HTML comes with a whole load only. */}
        <a href={`/r/${readingId}/a/${id}`}>
          {unread && <VisuallyHidden>New: </VisuallyHidden>}
          <bdi>{author}</bdi> {whatOf(item)}
        </a>
      </h2>
      <time className={styles.when} dateTime={createdAt} title={absoluteTime(createdAt)}>
        {relativeTimeInWords(createdAt, now)}
      </time>
      {quote !== null && (
        <p className={styles.quote} dir="auto">
          {quote}
        </p>
      )}
      {text !== '' && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      <p className={styles.where}>
        <bdi>{title}</bdi> · <bdi>{groupName}</bdi>
      </p>
    </li>
  )
}

/** "replied to you", "mentioned you", "asked". */
function whatOf({ motivation, answers, mentions }: InboxItem): string {
  if (answers) return mentions ? 'replied to you and mentioned you' : 'replied to you'
  return mentions ? 'mentioned you' : DONE[motivation]
}
