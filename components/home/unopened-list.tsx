import { ShowMore } from './show-more'
import styles from './row-list.module.css'

export type UnopenedRow = { id: string; title: string; published: boolean }

/** A person's texts that nobody can read yet, each with its next step; no heading over nothing. */
export function UnopenedList({
  texts,
  nextHref,
}: {
  texts: readonly UnopenedRow[]
  nextHref: string | null
}) {
  if (texts.length === 0) return null
  return (
    <section aria-labelledby="unopened">
      <h2 id="unopened" className={styles.heading}>
        Your texts, not open yet
      </h2>
      <ul className={styles.list}>
        {texts.map(({ id, title, published }) => (
          <li key={id} className={`${styles.row} ${styles.linked}`}>
            <h3 className={styles.title}>
              <a href={published ? `/d/${id}/open` : `/d/${id}/edit`} dir="auto">
                {title}
              </a>
            </h3>
            <p className={styles.about}>
              {published ? 'Published. Open it in a group.' : 'Not published. Go on writing, or publish it.'}
            </p>
          </li>
        ))}
      </ul>
      <ShowMore href={nextHref}>Show more of your texts</ShowMore>
    </section>
  )
}
