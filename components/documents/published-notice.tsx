import type { Editing } from '@/lib/documents/editing'
import { absoluteTime } from '@/lib/messages/time'
import styles from './documents.module.css'

/** Whether a text is published, what can still be changed, and where it is read. */
export function PublishedNotice({ editing }: { editing: Editing }) {
  const { id, published, readings } = editing
  if (published === null) return <p>Not published. Nobody but its owners and co-editors sees this text.</p>
  return (
    <section className={styles.part}>
      <p className={styles.soft}>
        Published as revision {published.number} on{' '}
        <time dateTime={published.at}>{absoluteTime(published.at)}</time>. Its words stay as they are;
        changing them comes with revisions, which Postil does not have yet.
      </p>
      <ul className={styles.people}>
        {readings.map((reading) => (
          <li key={reading.id} className={styles.person}>
            <a href={`/r/${reading.id}`} className={styles.link}>
              Read in&nbsp;<bdi>{reading.groupName}</bdi>
            </a>
            {reading.commenting === 'closed' && <span className={styles.soft}>Commenting is closed</span>}
          </li>
        ))}
      </ul>
      <p className={styles.acts}>
        <a href={`/d/${id}/open`} className={styles.link}>
          {readings.length === 0 ? 'Open it in a group' : 'Open it in another group'}
        </a>
      </p>
    </section>
  )
}
