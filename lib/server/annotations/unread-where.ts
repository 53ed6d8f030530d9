import 'server-only'
import { visibleWhere, type Asker } from '@/lib/server/annotations/visible-where'
import { Prisma } from '@/lib/server/db/generated/client'

/** In minutes: who is away for longer has ended the visit. */
export const VISIT_MINUTES = 30

/**
 * Where something is looked for: a reading (a UUID) and what of it needs no look, as expressions; `joins` as `askerAcross` wants
 * them. `isWhole` where all is wanted and not a few: then roots are joined at once instead of one by one.
 */
type Place = { reading: Prisma.Sql; seen: Prisma.Sql; joins?: Prisma.Sql; isWhole?: boolean }

/**
 * `FROM … WHERE …` with what is news to the asker in a reading and not seen, as `a` with its root `r`. Looked for along the
 * gaps of what was seen, so that it costs what is unread and not what there is.
 */
export function unreadFrom(asker: Asker, place: Place): Prisma.Sql {
  const { reading, seen, joins = Prisma.empty, isWhole = false } = place
  const root = isWhole
    ? Prisma.sql`JOIN annotation r ON r.id = a.root_id AND r.reading_id = ${reading}`
    : Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM annotation o WHERE o.id = a.root_id OFFSET 0) r`
  return Prisma.sql`
    FROM unnest('{[0,9223372036854775807)}'::int8multirange - ${seen}) AS gap
    CROSS JOIN LATERAL (
      SELECT * FROM annotation o WHERE o.reading_id = ${reading} AND o.seq >= lower(gap) AND o.seq < upper(gap) OFFSET 0) a
    ${root} ${joins}
    WHERE ${newsWhere(asker, reading)}`
}

/**
 * What somebody with an account may read and can be told of as new, seen or not, on `a` and its root `r`: not one's own words, what
 * somebody wrote whom one mutes, nor what is in a resolved thread, which has left the text.
 */
export function newsWhere(asker: Asker, reading: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(a.author_id <> ${asker.userId}::uuid
    AND a.author_id NOT IN (SELECT m.person_id FROM mute m WHERE m.user_id = ${asker.userId}::uuid)
    AND a.root_id NOT IN (SELECT t.id FROM thread t WHERE t.reading_id = ${reading} AND t.resolved_at IS NOT NULL)
    AND ${visibleWhere(asker)})`
}

/** One's marks in one reading (UUIDs), read once for a whole statement: the sum with nothing unpacks them. */
export function seenIn(userId: string, readingId: string): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT m.seen + '{}' FROM seen_mark m
    WHERE m.user_id = ${userId}::uuid AND m.reading_id = ${readingId}::uuid), '{}'::int8multirange)`
}

/** One's marks in several readings (UUIDs), as rows of `id` and `seen`. */
export function marksOf(userId: string, readingIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT e.id, coalesce(m.seen + '{}', '{}'::int8multirange) AS seen
    FROM unnest(${[...readingIds]}::uuid[]) AS e(id)
    LEFT JOIN seen_mark m ON m.user_id = ${userId}::uuid AND m.reading_id = e.id`
}

/** The `seq` at which one's last visit to a reading ended: what is beyond came later. Beyond everything before the second visit. */
export function lastVisitIn(userId: string, readingId: string, now: Date): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT CASE WHEN m.visited_at < ${now}::timestamptz - make_interval(mins => ${VISIT_MINUTES}::int) THEN m.visit_seq ELSE m.since_seq END
    FROM seen_mark m WHERE m.user_id = ${userId}::uuid AND m.reading_id = ${readingId}::uuid), 9223372036854775806)`
}
