import { EmptyState } from '@/components/shell/empty-state'
import { mailLabel, UNCLEAR_MAIL } from '@/lib/messages/mails'
import { relativeTime } from '@/lib/messages/time'
import type { MailboxMail } from '@/lib/notifications/mailbox'
import styles from './mailbox.module.css'

type Props = { mails: readonly MailboxMail[]; now: number; openedId: string | null }

/** What no mail server takes, to be opened, and what may not have arrived; the newest first. */
export function MailboxList({ mails, now, openedId }: Props) {
  if (mails.length === 0) {
    return (
      <EmptyState>
        Nothing here. Without a mail server (SMTP_URL), notifications and digests are kept here for thirty
        days; with one, mails that may not have arrived are named.
      </EmptyState>
    )
  }
  return (
    <ul className={styles.list}>
      {mails.map((mail) => (
        <li key={mail.id}>
          {mail.state === 'kept' ? (
            <a href={`/admin/mail?mail=${mail.id}`} aria-current={mail.id === openedId ? 'true' : undefined}>
              <Named {...mail} />
            </a>
          ) : (
            <Named {...mail} />
          )}{' '}
          <time dateTime={mail.createdAt}>{relativeTime(mail.createdAt, now)}</time>
          {mail.state === 'unclear' && <p className={styles.unclear}>{UNCLEAR_MAIL}</p>}
        </li>
      ))}
    </ul>
  )
}

function Named({ kind, recipient }: Pick<MailboxMail, 'kind' | 'recipient'>) {
  return (
    <span>
      {mailLabel(kind)} for <bdi>{recipient}</bdi>
    </span>
  )
}
