import type { Reading } from '@/lib/documents/reading'
import { longDate } from '@/lib/messages/time'
import { PresenceSlot } from './presence-slot'
import styles from './room.module.css'

type Props = { reading: Reading; minutes: number; now: string }

/** What stands over a text: where it is read, its title, who wrote it and who opened it here. */
export function RoomHead({ reading, minutes, now }: Props) {
  const { title, author, source, openedBy, openedAt, revision, group } = reading
  const date = longDate(openedAt, now)
  return (
    <>
      <div className={styles.kicker}>
        <p>
          <bdi>{group.name}</bdi> · revision {revision.number} · {minutes}{' '}
          {minutes === 1 ? 'minute' : 'minutes'}
        </p>
        <PresenceSlot />
      </div>
      <h1 className={styles.title} lang={reading.language} dir={reading.direction}>
        {title}
      </h1>
      <p className={styles.byline}>
        {author !== null && (
          <>
            <bdi>{author}</bdi> ·{' '}
          </>
        )}
        {source !== null && (
          <>
            Courtesy of <bdi>{source}</bdi> ·{' '}
          </>
        )}
        {openedBy === null ? (
          `opened ${date}`
        ) : (
          <>
            opened by <bdi>{openedBy}</bdi>, {date}
          </>
        )}
      </p>
    </>
  )
}
