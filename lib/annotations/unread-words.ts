import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import { withSeparators } from '@/lib/messages/counts'

/** A number of unread annotations; "1,000+" where no more are counted. */
export function unreadNumber(count: number): string {
  return count >= UNREAD_COUNTED ? `${withSeparators(UNREAD_COUNTED)}+` : withSeparators(count)
}

/** A page's title with what is unread before it: "(3) On the Abolition of the English Department". */
export function titleWithUnread(title: string, count: number): string {
  return count === 0 ? title : `(${unreadNumber(count)}) ${title}`
}

/** "1 annotation", "12 annotations", "1,000+ annotations". */
export function countAnnotations(count: number): string {
  return `${unreadNumber(count)} ${count === 1 ? 'annotation' : 'annotations'}`
}
