import { EmptyState } from '@/components/shell/empty-state'
import { countThreads } from '@/lib/messages/counts'
import { relativeTimeInWords } from '@/lib/messages/time'
import styles from './row-list.module.css'

export type ReadingRow = {
  id: string
  title: string
  groupName: string
  /** ISO 8601; null when nobody has annotated it. */
  lastAnnotatedAt: string | null
  threadCount: number
}

/** The readings of a person, as given; `now` in ms, for the times. */
export function ReadingList({ readings, now }: { readings: readonly ReadingRow[]; now: number }) {
  return (
    <section aria-labelledby="readings">
      <h2 id="readings" className={styles.heading}>
        Reading now
      </h2>
      {readings.length === 0 ? (
        <EmptyState>Nothing yet. A text appears here as soon as one of your groups opens it.</EmptyState>
      ) : (
        <ul className={styles.list}>
          {readings.map((reading) => (
            <Row key={reading.id} reading={reading} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ reading, now }: { reading: ReadingRow; now: number }) {
  const { id, title, groupName, lastAnnotatedAt, threadCount } = reading
  return (
    <li className={`${styles.row} ${styles.linked}`}>
      <h3 className={styles.title}>
        {/* A plain link: the article's HTML comes with a whole load only. Its own direction, not the line's. */}
        <a href={`/r/${id}`} dir="auto">
          {title}
        </a>
      </h3>
      <span className={styles.count}>{countThreads(threadCount)}</span>
      <p className={styles.about}>
        <bdi>{groupName}</bdi> ·{' '}
        {lastAnnotatedAt === null ? (
          'not annotated yet'
        ) : (
          <>
            last annotated <time dateTime={lastAnnotatedAt}>{relativeTimeInWords(lastAnnotatedAt, now)}</time>
          </>
        )}
      </p>
    </li>
  )
}
