import 'server-only'
import { idOf, type GroupId, type UserId } from '@/lib/ids'
import { channelsFrom } from '@/lib/notifications/channels'
import type { Kind } from '@/lib/notifications/kinds'
import { formatTopic } from '@/lib/realtime/topic'
import type { Tx } from '@/lib/server/db/client'
import type { Emission } from '@/lib/server/realtime/outbox'
import { addNotificationMails } from '@/lib/server/notifications/notification-mail'
import type { Outbox } from '@/lib/server/transaction'

/** One person to be told, by what kind; `channels` as they are stored with their preferences. */
export type Telling = { userId: string; email: string; kind: Kind; channels: unknown }

/** What they are told of; ids are UUIDs. `event` names it: the same event is told a person once. */
export type Told = {
  event: string
  groupId: string
  readingId: string | null
  annotationId: string | null
  actorId: string | null
  now: Date
}

/**
 * Writes a notification for each who wants one, once for each event and person however often it runs, moves their bells,
 * and asks for the mails that go at once.
 */
export async function storeNotifications(
  outbox: Pick<Outbox, 'tx' | 'emit' | 'addJob'>,
  told: Told,
  tellings: readonly Telling[],
): Promise<void> {
  const rows = tellings.flatMap(({ userId, email, kind, channels }) => {
    const { app, mail } = channelsFrom(channels)[kind]
    return app || mail !== 'never' ? [{ userId, email, kind, app, mail }] : []
  })
  if (rows.length === 0) return
  const made = await insertMissing(outbox.tx, told, rows)
  for (const { userId, inApp } of made) if (inApp) outbox.emit(bellMoved(userId))
  const emails = new Map(rows.map(({ userId, email }) => [userId, email]))
  const mailed = made.filter(({ mail }) => mail === 'now')
  await addNotificationMails(
    outbox,
    mailed.map(({ id, userId }) => ({
      kind: 'notification',
      userId,
      email: emails.get(userId) ?? '',
      notificationIds: [id],
      now: told.now,
    })),
  )
}

type Row = { userId: string; kind: Kind; app: boolean; mail: 'never' | 'now' | 'daily' }
type Made = { id: string; userId: string; inApp: boolean; mail: Row['mail'] }

async function insertMissing(tx: Tx, told: Told, rows: readonly Row[]): Promise<Made[]> {
  return tx.$queryRaw<Made[]>`
    INSERT INTO notification (user_id, kind, in_app, mail, event, group_id, reading_id, annotation_id, actor_id, created_at)
    SELECT v.user_id, v.kind::notification_kind, v.in_app, v.mail::mail_moment, ${told.event}, ${told.groupId}::uuid,
      ${told.readingId}::uuid, ${told.annotationId}::uuid, ${told.actorId}::uuid, ${told.now}::timestamptz
    FROM unnest(${rows.map(({ userId }) => userId)}::uuid[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ app }) => app)}::boolean[], ${rows.map(({ mail }) => mail)}::text[]) AS v (user_id, kind, in_app, mail)
    ON CONFLICT (user_id, event) DO NOTHING
    RETURNING id, user_id AS "userId", in_app AS "inApp", mail`
}

/** Tells the open pages of somebody (a UUID) that their bell has another count; the count itself is made for each delivery. */
export function bellMoved(userId: string, groupId: GroupId | null = null): Emission {
  const topic = formatTopic({ noun: 'user', id: idOf<UserId>(userId) })
  return { topic, kind: 'notification', groupId, subjectId: null, before: null }
}
