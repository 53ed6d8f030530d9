import { EmptyState } from '@/components/shell/empty-state'
import { relativeTime } from '@/lib/messages/time'
import type { KeptMail } from '@/lib/notifications/kept-mails'
import styles from './mailbox.module.css'

type Props = { mails: readonly KeptMail[]; now: number; openedId: string | null }

/** What no mail server takes, the newest first. */
export function KeptMailList({ mails, now, openedId }: Props) {
  if (mails.length === 0) {
    return (
      <EmptyState>
        Nothing here. Without a mail server (SMTP_URL), notifications and digests are kept here for thirty
        days.
      </EmptyState>
    )
  }
  return (
    <ul className={styles.list}>
      {mails.map(({ id, kind, recipient, createdAt }) => (
        <li key={id}>
          <a href={`/admin/mail?mail=${id}`} aria-current={id === openedId ? 'true' : undefined}>
            {kind === 'digest' ? 'Digest' : 'Notification'} for <bdi>{recipient}</bdi>
          </a>{' '}
          <time dateTime={createdAt}>{relativeTime(createdAt, now)}</time>
        </li>
      ))}
    </ul>
  )
}
