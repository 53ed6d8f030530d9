import Link from 'next/link'
import { OneButtonForm } from '@/components/groups/one-button-form'
import { EmptyState } from '@/components/shell/empty-state'
import type { FormAction } from '@/components/shell/use-form-action'
import { ShowMore } from '@/components/home/show-more'
import { EMPTY_TABS } from '@/lib/messages/notifications'
import type { Tab } from '@/lib/notifications/listing'
import type { Notification } from '@/lib/notifications/notification'
import { NotificationItem } from './notification-item'
import styles from './notification-list.module.css'

type Props = {
  tab: Tab
  notifications: readonly Notification[]
  /** In ms, for the times. */
  now: number
  nextHref: string | null
  /** Whether something of the tab is unread. */
  hasUnread: boolean
  markRead: FormAction
}

/** A page of notifications, the newest first, and the way to where one chooses them. */
export function NotificationList({ tab, notifications, now, nextHref, hasUnread, markRead }: Props) {
  return (
    <>
      {hasUnread && (
        <div className={styles.all}>
          <OneButtonForm action={markRead} values={{ notificationId: '', tab }}>
            Mark all as read
          </OneButtonForm>
        </div>
      )}
      {notifications.length === 0 && <EmptyState>{EMPTY_TABS[tab]}</EmptyState>}
      <ul className={styles.list}>
        {notifications.map((notification) => (
          <li
            key={notification.id}
            className={styles.item}
            data-unread={notification.isRead ? undefined : ''}
          >
            <NotificationItem notification={notification} tab={tab} now={now} markRead={markRead} />
          </li>
        ))}
      </ul>
      <ShowMore href={nextHref}>Show older ones</ShowMore>
      <p className={styles.choose}>
        <Link href="/settings#notifications">Choose what you are told, and where</Link>
      </p>
    </>
  )
}
