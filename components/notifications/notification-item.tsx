import { OneButtonForm } from '@/components/groups/one-button-form'
import type { FormAction } from '@/components/shell/use-form-action'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { roleLabel } from '@/lib/groups/role'
import { notificationSentence } from '@/lib/messages/notifications'
import { absoluteTime, relativeTimeInWords } from '@/lib/messages/time'
import type { Tab } from '@/lib/notifications/listing'
import type { Notification } from '@/lib/notifications/notification'
import { NotificationLink } from './notification-link'
import styles from './notification-list.module.css'

type Props = { notification: Notification; tab: Tab; now: number; markRead: FormAction }

/** One notification: what happened as a link to where, the words, and where they stand. */
export function NotificationItem({ notification, tab, now, markRead }: Props) {
  const { id, kind, actor, path, createdAt, isRead, group, text } = notification
  const role = group.role === null ? null : roleLabel(group.role, group.purpose)
  const sentence = notificationSentence({ kind, actor, group: group.name, role })
  return (
    <article className={styles.notification}>
      <p className={styles.what}>
        {!isRead && <span className={styles.dot} aria-hidden="true" />}
        <NotificationLink id={id} href={path}>
          {!isRead && <VisuallyHidden>Unread: </VisuallyHidden>}
          <bdi>{sentence}</bdi>
        </NotificationLink>
      </p>
      {text?.quote && (
        <p className={styles.quote} lang={text.language} dir={text.direction}>
          {text.quote.exact}
        </p>
      )}
      {text !== null && text.words !== '' && (
        <p className={styles.words} dir="auto">
          {text.words}
        </p>
      )}
      <p className={styles.where}>
        <time dateTime={createdAt} title={absoluteTime(createdAt)}>
          {relativeTimeInWords(createdAt, now)}
        </time>
        {text !== null && (
          <>
            {' '}
            · <bdi>{text.title}</bdi> · <bdi>{group.name}</bdi>
          </>
        )}
      </p>
      {!isRead && (
        <div className={styles.mark}>
          <OneButtonForm
            action={markRead}
            values={{ notificationId: id, tab }}
            look="plain"
            label={`Mark as read: ${sentence}`}
          >
            Mark as read
          </OneButtonForm>
        </div>
      )}
    </article>
  )
}
