import { EmptyState } from '@/components/shell/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { countThreads } from '@/lib/messages/counts'
import { relativeTimeInWords } from '@/lib/messages/time'
import { ShowMore } from './show-more'
import styles from './row-list.module.css'

export type ReadingRow = {
  id: string
  title: string
  groupName: string
  /** ISO 8601; null when nobody has annotated it. */
  lastAnnotatedAt: string | null
  threadCount: number
}

type Props = {
  readings: readonly ReadingRow[]
  /** In ms, for the times. */
  now: number
  /** Where the next page of them is; null after the last. */
  nextHref: string | null
  /** Whether the viewer may add a text. */
  mayAdd: boolean
}

/** A page of a person's readings, as given. */
export function ReadingList({ readings, now, nextHref, mayAdd }: Props) {
  return (
    <section aria-labelledby="readings">
      <h2 id="readings" className={styles.heading}>
        Reading now
      </h2>
      {readings.length === 0 ? (
        <EmptyState>
          Nothing yet. A text appears here as soon as one of your groups opens it; or add one yourself.
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {readings.map((reading) => (
            <Row key={reading.id} reading={reading} now={now} />
          ))}
        </ul>
      )}
      <ShowMore href={nextHref}>Show more readings</ShowMore>
      {mayAdd && (
        <p className={styles.action}>
          <LinkButton href="/d/new" look="main">
            Add a text
          </LinkButton>
        </p>
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
