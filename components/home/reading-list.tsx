import { EmptyState } from '@/components/shell/empty-state'
import { ReadingRows } from './reading-rows'
import type { ReadingRow } from './reading-rows'
import { ShowMore } from './show-more'
import styles from './row-list.module.css'

type Props = {
  readings: readonly ReadingRow[]
  /** In ms, for the times. */
  now: number
  /** Where the next page of them is; null after the last. */
  nextHref: string | null
}

/** A page of a person's readings, as given. */
export function ReadingList({ readings, now, nextHref }: Props) {
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
        <ReadingRows readings={readings} now={now} />
      )}
      <ShowMore href={nextHref}>Show more readings</ShowMore>
    </section>
  )
}
