import 'server-only'
import { VISIT_MINUTES } from '@/lib/server/annotations/unread-where'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** Whose marks, where; `rows` is a statement that gives `id` and `seq` of what they may read and have seen. */
type Given = { userId: string; readingId: string; groupId: string; now: Date; rows: Prisma.Sql }

/** Between two annotations of a reading so many of others are looked at. */
const GAP = 100

/**
 * Adds to what somebody has seen, and says that they are there. Returns the ids (UUIDs) of what they had not seen before, in the
 * order it arrived. One statement that only ever unites, so that devices need not wait for each other, and any order of theirs
 * comes to the same.
 *
 * Numbers that other readings hold come between. A range runs over them, so that what was read from end to end is one range; but
 * not over a number that nothing holds: it may be held by what is being written just now.
 */
export async function storeSeen(tx: Tx, given: Given): Promise<string[]> {
  const { userId, readingId, groupId, now, rows } = given
  const found = await tx.$queryRaw<{ id: string }[]>`
    WITH given AS MATERIALIZED (${rows}), placed AS (
      SELECT g.seq, (SELECT b.seq FROM annotation b WHERE b.reading_id = ${readingId}::uuid AND b.seq < g.seq
        ORDER BY b.seq DESC LIMIT 1) AS before
      FROM given g
    ), spans AS (
      SELECT int8range(CASE WHEN p.seq - p.before - 1 BETWEEN 1 AND ${GAP} AND p.seq - p.before - 1 =
        (SELECT count(*) FROM annotation o WHERE o.seq > p.before AND o.seq < p.seq)
        THEN p.before + 1 ELSE p.seq END, p.seq, '[]') AS span
      FROM placed p
    ), stored AS (
      INSERT INTO seen_mark AS m (user_id, reading_id, group_id, seen, visit_seq, visited_at)
      SELECT ${userId}::uuid, ${readingId}::uuid, ${groupId}::uuid,
        coalesce((SELECT range_agg(s.span) FROM spans s), '{}'),
        coalesce((SELECT max(n.seq) FROM annotation n WHERE n.reading_id = ${readingId}::uuid), 0), ${now}::timestamptz
      ON CONFLICT (user_id, reading_id) DO UPDATE SET
        seen = m.seen + EXCLUDED.seen,
        since_seq = CASE WHEN m.visited_at < EXCLUDED.visited_at - make_interval(mins => ${VISIT_MINUTES}::int)
          THEN m.visit_seq ELSE m.since_seq END,
        visit_seq = greatest(m.visit_seq, EXCLUDED.visit_seq),
        visited_at = greatest(m.visited_at, EXCLUDED.visited_at)
    ), held AS MATERIALIZED (
      SELECT m.seen + '{}' AS seen FROM seen_mark m WHERE m.user_id = ${userId}::uuid AND m.reading_id = ${readingId}::uuid
    )
    SELECT g.id FROM given g WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.seen @> g.seq) ORDER BY g.seq`
  return found.map(({ id }) => id)
}
