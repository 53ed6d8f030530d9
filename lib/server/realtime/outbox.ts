import 'server-only'
import type { BeforeState, EventKind } from '@/lib/realtime/event'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import type { Topic } from '@/lib/realtime/topic'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** A change to tell a topic's readers of: whose, and the facts it had before; never words. Ids on the wire. */
export type Emission = {
  topic: Topic
  kind: EventKind
  groupId: string | null
  subjectId: string | null
  before: BeforeState | null
  /** Of `seen` alone: what; null for too much of it to name. */
  seen?: readonly AnnotationId[] | null
}

/**
 * Advances each topic once, by the number of its emissions, and stores these under consecutive versions. The row lock
 * that advancing takes is held until commit, so a topic's versions are gapless and in commit order. Returns the
 * topics' new versions, to be woken after the commit. `besides` is another insertion that goes in the same statement.
 */
export async function appendEvents(
  tx: Tx,
  emissions: readonly Emission[],
  besides: Prisma.Sql,
): Promise<Map<Topic, bigint>> {
  const events = emissions.map((emission) => ({
    topic: emission.topic,
    kind: emission.kind,
    group_id: emission.groupId && uuidOf(emission.groupId),
    subject_id: emission.subjectId && uuidOf(emission.subjectId),
    before: emission.kind === 'seen' ? { seen: emission.seen ?? null } : emission.before,
  }))
  const rows = await tx.$queryRaw<{ topic: Topic; version: bigint }[]>`
    WITH given AS (
      SELECT topic, kind, group_id, subject_id, before,
             row_number() OVER (PARTITION BY topic ORDER BY place DESC) - 1 AS back
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
             AS (topic text, kind text, group_id uuid, subject_id uuid, before jsonb))
           WITH ORDINALITY AS e(topic, kind, group_id, subject_id, before, place)
    ), advanced AS (
      INSERT INTO feed (topic, group_id, version)
      SELECT topic, (array_agg(group_id))[1], count(*) FROM given GROUP BY topic ORDER BY topic
      ON CONFLICT (topic) DO UPDATE SET version = feed.version + excluded.version
      RETURNING topic, version
    ), stored AS (
      INSERT INTO live_event (topic, version, kind, group_id, subject_id, before)
      SELECT g.topic, a.version - g.back, g.kind, g.group_id, g.subject_id, g.before
      FROM given g JOIN advanced a ON a.topic = g.topic
    )
    , noted AS (${besides})
    SELECT topic, version FROM advanced`
  return new Map(rows.map((row) => [row.topic, row.version]))
}
