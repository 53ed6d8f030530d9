import 'server-only'
import type { Tx } from '@/lib/server/db/client'

/** Of one stream, one of its readings; ids are UUIDs. */
export type PresenceRow = { streamId: string; readingId: string; groupId: string; userId: string }

/** A person who holds a stream of a reading, with what it depends on whether others see them; ids are UUIDs. */
export type HolderRow = {
  readingId: string
  inGroup: boolean
  namesAreShown: boolean
  userId: string
  name: string
  siteAdmin: boolean
  suspendedUntil: Date | null
  role: string | null
  shows: boolean
}

/** In seconds: a process that ended without a word is forgotten within this time. */
const KEPT_S = 60
/** In seconds: whoever loads the page again, or whose stream begins anew, was not away. */
const LINGERS_S = 5

/** Says that these streams are there, for a minute from now; what has long expired is forgotten. */
export async function renewPresence(tx: Tx, rows: readonly PresenceRow[]): Promise<void> {
  await tx.$executeRaw`
    WITH forgotten AS (DELETE FROM presence WHERE expires_at < now() - make_interval(secs => ${KEPT_S}::int))
    INSERT INTO presence (stream_id, reading_id, group_id, user_id, expires_at)
    SELECT given."streamId", given."readingId", given."groupId", given."userId", now() + make_interval(secs => ${KEPT_S}::int)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
         AS given("streamId" uuid, "readingId" uuid, "groupId" uuid, "userId" uuid)
    JOIN "user" u ON u.id = given."userId" JOIN reading r ON r.id = given."readingId"
    ON CONFLICT (stream_id, reading_id) DO UPDATE SET expires_at = excluded.expires_at`
}

/** A stream has ended: its rows stay for a moment, and are not renewed. */
export async function endPresence(tx: Tx, streamId: string): Promise<void> {
  await tx.$executeRaw`UPDATE presence SET expires_at = now() + make_interval(secs => ${LINGERS_S}::int)
    WHERE stream_id = ${streamId}::uuid`
}

/** Who holds streams of these readings (UUIDs). Says nothing of who may see them. */
export async function listHoldersUnscoped(tx: Tx, readingIds: readonly string[]): Promise<HolderRow[]> {
  return tx.$queryRaw<HolderRow[]>`
    SELECT p.reading_id AS "readingId", g.shows_presence AS "inGroup", r.anonymity = 'off' AS "namesAreShown",
           u.id AS "userId", u.name, u.site_admin AS "siteAdmin", u.suspended_until AS "suspendedUntil", m.role,
           coalesce(f.shows_presence, true) AS shows
    FROM (SELECT DISTINCT reading_id, user_id FROM presence
          WHERE reading_id = ANY(${[...readingIds]}::uuid[]) AND expires_at > now()) p
    JOIN reading r ON r.id = p.reading_id
    JOIN "group" g ON g.id = r.group_id
    JOIN "user" u ON u.id = p.user_id
    LEFT JOIN membership m ON m.group_id = g.id AND m.user_id = u.id
    LEFT JOIN preference f ON f.user_id = u.id`
}
