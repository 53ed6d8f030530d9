import rows from '@/components/home/row-list.module.css'
import { EmptyState } from '@/components/shell/empty-state'
import { countThreads } from '@/lib/messages/counts'
import { relativeTimeInWords } from '@/lib/messages/time'
import { NextPage } from './next-page'
import styles from './groups.module.css'

export type GroupReading = { id: string; title: string; threadCount: number; lastAnnotatedAt: string | null }

export type GroupReadingsProps = {
  readings: readonly GroupReading[]
  /** The server's clock, in ms. */
  now: number
  /** The address of the next page; null on the last. */
  next: string | null
  /** The next step for whoever may open a text. */
  mayOpen: boolean
}

/** The texts that a group reads, as given. */
export function GroupReadings({ readings, now, next, mayOpen }: GroupReadingsProps) {
  return (
    <section aria-labelledby="texts" className={styles.section}>
      <h2 id="texts">Texts</h2>
      {readings.length === 0 ? (
        <EmptyState>
          {mayOpen
            ? 'Nothing to read yet. Open a text to begin.'
            : 'Nothing to read yet. A text appears here as soon as it is opened.'}
        </EmptyState>
      ) : (
        <ul className={rows.list}>
          {readings.map(({ id, title, threadCount, lastAnnotatedAt }) => (
            <li key={id} className={`${rows.row} ${rows.linked}`}>
              <h3 className={rows.title}>
                <a href={`/r/${id}`} dir="auto">
                  {title}
                </a>
              </h3>
              <span className={rows.count}>{countThreads(threadCount)}</span>
              <p className={rows.about}>
                {lastAnnotatedAt === null ? (
                  'not annotated yet'
                ) : (
                  <>
                    last annotated{' '}
                    <time dateTime={lastAnnotatedAt}>{relativeTimeInWords(lastAnnotatedAt, now)}</time>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <NextPage href={next} />
    </section>
  )
}
