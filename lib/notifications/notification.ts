import type { NotificationId } from '@/lib/ids'
import type { Purpose, Role } from '@/lib/groups/role'
import type { Kind } from '@/lib/notifications/kinds'

/** A passage with what stands around it. */
export type Quote = { exact: string; prefix: string; suffix: string }

/**
 * One notification as its person sees it. `path` leads to what it is of. `actor` is null for nobody in particular;
 * `text` holds the title of the text and the beginning of the words, null for what is of a group.
 */
export type Notification = {
  id: NotificationId
  kind: Kind
  actor: string | null
  path: string
  createdAt: string
  isRead: boolean
  group: { name: string; role: Role | null; purpose: Purpose }
  text: {
    title: string
    language: string
    direction: 'ltr' | 'rtl' | 'auto'
    quote: Quote | null
    words: string
  } | null
}
