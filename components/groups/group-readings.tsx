import { ReadingRows } from '@/components/home/reading-rows'
import type { ReadingRow } from '@/components/home/reading-rows'
import { EmptyState } from '@/components/shell/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NextPage } from './next-page'
import styles from './groups.module.css'

export type GroupReadingsProps = {
  readings: readonly ReadingRow[]
  /** The server's clock, in ms. */
  now: number
  /** The address of the next page; null on the last. */
  next: string | null
  /** Where a text is opened; null for whoever may not. */
  openHref: string | null
}

/** The texts that a group reads, as given. */
export function GroupReadings({ readings, now, next, openHref }: GroupReadingsProps) {
  return (
    <section aria-labelledby="texts" className={styles.section}>
      <h2 id="texts">Texts</h2>
      {readings.length === 0 ? (
        <EmptyState>
          {openHref === null
            ? 'Nothing to read yet. A text appears here as soon as it is opened.'
            : 'Nothing to read yet. Open a text to begin.'}
        </EmptyState>
      ) : (
        <ReadingRows readings={readings} now={now} />
      )}
      <NextPage href={next} />
      {openHref !== null && (
        <p className={styles.actions}>
          <LinkButton href={openHref} look="main">
            Open a text
          </LinkButton>
        </p>
      )}
    </section>
  )
}
