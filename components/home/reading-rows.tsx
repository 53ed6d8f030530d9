import { unreadNumber } from '@/lib/annotations/unread-words'
import { countThreads } from '@/lib/messages/counts'
import { relativeTimeInWords } from '@/lib/messages/time'
import { DensityBar } from './density-bar'
import styles from './row-list.module.css'

export type ReadingRow = {
  id: string
  title: string
  /** Left out where all are of one group. */
  groupName?: string
  /** ISO 8601; null when nobody has annotated it. */
  lastAnnotatedAt: string | null
  threadCount: number
  unreadCount: number
  /** How many threads touch each of as many equal parts of the text; none for an unannotated one. */
  density: readonly number[]
}

/** Readings, each with what happened in it, as given; `now` in ms. */
export function ReadingRows({ readings, now }: { readings: readonly ReadingRow[]; now: number }) {
  return (
    <ul className={styles.list}>
      {readings.map((reading) => (
        <Row key={reading.id} reading={reading} now={now} />
      ))}
    </ul>
  )
}

function Row({ reading, now }: { reading: ReadingRow; now: number }) {
  const { id, title, groupName, lastAnnotatedAt, threadCount, unreadCount, density } = reading
  return (
    <li className={`${styles.row} ${styles.reading} ${styles.linked}`}>
      <h3 className={styles.title}>
        {/* A plain link: the article's HTML comes with a whole load only. Its own direction, not the line's. */}
        <a href={`/r/${id}`} dir="auto">
          {title}
        </a>
      </h3>
      <span className={styles.count}>
        {unreadCount > 0 && (
          <>
            <b className={styles.news}>{unreadNumber(unreadCount)} new</b> ·{' '}
          </>
        )}
        {countThreads(threadCount)}
        <DensityBar counts={density} />
      </span>
      <p className={styles.about}>
        {groupName !== undefined && (
          <>
            <bdi>{groupName}</bdi> ·{' '}
          </>
        )}
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
