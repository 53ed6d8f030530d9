import type { InboxKind } from '@/lib/annotations/inbox-input'

/** What an address of the inbox asks for; `text` is a reading's id, or empty for all. */
export type InboxAsked = { kind: InboxKind; text: string; read: boolean }

/** The address that asks for it, with the cursor of a later page. */
export function inboxPath({ kind, text, read }: InboxAsked, after: string | null = null): string {
  const query = new URLSearchParams()
  if (kind !== 'unread') query.set('kind', kind)
  if (text !== '') query.set('text', text)
  if (read && kind !== 'unread') query.set('read', '1')
  if (after !== null) query.set('after', after)
  const words = query.toString()
  return words === '' ? '/inbox' : `/inbox?${words}`
}
