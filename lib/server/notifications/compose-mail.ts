import 'server-only'
import type { UserId } from '@/lib/ids'
import { idOf } from '@/lib/ids'
import type { Kind } from '@/lib/notifications/kinds'
import { viewerOf } from '@/lib/server/auth/sessions'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { Letter } from '@/lib/server/mail/letter'
import { renderLetter } from '@/lib/server/mail/render-letter'
import { digestLetter, notificationLetter } from '@/lib/server/mail/templates/notification-letters'
import { findChannels } from '@/lib/server/notifications/channel-rows'
import { findReadable, type NotificationRow } from '@/lib/server/notifications/notification-rows'
import { listReadable, type Told } from '@/lib/server/notifications/readable'
import { unsubscribeLinks } from '@/lib/server/notifications/unsubscribe-token'

/** A mail of notifications as it is stored: without words. Ids are UUIDs. */
type MailRow = { id: string; kind: string; userId: string | null }

/** A mail as it goes out; `unsubscribe` is for programs (RFC 8058). */
export type Composed = { subject: string; text: string; html: string; unsubscribe: string | null }

/** More than that a mail does not tell one by one: it says that there is more. */
const MOST = 100

/** Whether a mail of this kind holds no words of its own. */
export function isOfNotifications(kind: string): boolean {
  return kind === 'notification' || kind === 'digest'
}

/**
 * Writes a mail of notifications from what its recipient may read, does not mute and wants by mail at this moment; null when
 * nothing is left to say. A digest leaves out what was read meanwhile. With `through`, what that viewer may not read
 * themselves is withheld, and so is the way to unsubscribe: for the local mailbox.
 */
export async function composeMail(
  tx: Tx,
  { now, through, ...mail }: MailRow & { now: Date; through?: Told },
): Promise<Composed | null> {
  const user = mail.userId && (await tx.user.findUnique({ where: { id: mail.userId, deleteAt: null } }))
  if (!user) return null
  const unread = mail.kind === 'digest' ? Prisma.sql`n.read_at IS NULL` : Prisma.sql`TRUE`
  const among = Prisma.sql`n.mail_id = ${mail.id}::uuid AND ${unread}`
  const found = await findReadable(tx, viewerOf(user, now) as Told, {
    among,
    order: 'oldest',
    limit: MOST + 1,
  })
  const { channels } = await findChannels(tx, user.id)
  const rows = found.filter(({ kind }) => channels[kind].mail !== 'never')
  const [first] = rows
  if (!first) return null
  const told = rows.slice(0, MOST)
  const shown = through ? await withheldFrom(tx, through, told) : told
  const of: Kind | 'digest' = mail.kind === 'digest' ? 'digest' : first.kind
  const links = through ? null : unsubscribeLinks({ userId: idOf<UserId>(user.id), of })
  const letter =
    mail.kind === 'digest'
      ? digestLetter(shown, { hasMore: found.length > MOST })
      : notificationLetter(shown[0] ?? first)
  return finished(letter, links)
}

function finished(letter: Letter, links: ReturnType<typeof unsubscribeLinks> | null): Composed {
  const stop = links && { label: 'No more mails like this', href: links.page }
  const { text, html } = renderLetter(stop ? { ...letter, stop } : letter)
  return { subject: letter.subject, text, html, unsubscribe: links?.oneClick ?? null }
}

/** The same without the words and passages of what a viewer may not read. */
async function withheldFrom(tx: Tx, viewer: Told, rows: NotificationRow[]): Promise<NotificationRow[]> {
  const ids = rows.flatMap(({ annotationId }) => annotationId ?? [])
  const readable = await listReadable(tx, viewer, ids)
  return rows.map((row) =>
    row.annotationId === null || readable.has(row.annotationId)
      ? row
      : { ...row, title: null, words: null, exact: null },
  )
}
