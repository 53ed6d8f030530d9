import 'server-only'
import { FLAG, type PackedAnchor } from '@/lib/anchoring/packed'
import { packAnchors } from '@/lib/anchoring/pack'
import { getReadingInput } from '@/lib/documents/input'
import { lastVisitIn, seenIn, unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerOf, placeableRootWhere, type Asker } from '@/lib/server/annotations/visible-where'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** As JSON has it: columns, null when there is nothing; `ids` are 16 bytes each, as base64. */
type Stored = { ids: string | null; starts: number[] | null; ends: number[] | null; flags: number[] | null }

/** Where every thread that the viewer may place lies in the current revision, packed, in one answer. */
export const getAnchors = defineQuery({
  name: 'reading.anchors',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx, viewer, now }) =>
    packAnchors(
      await listAnchors(tx, {
        readingId: loaded.row.id,
        revisionId: currentRevision(loaded),
        asker: askerOf(viewer, loaded.facts),
        window: null,
        now,
      }),
    ),
})

type Asked = {
  readingId: string
  revisionId: string
  asker: Asker
  window: { from: number; to: number } | null
  /** With it the flags also say in which threads something is unread, or came since the last visit. */
  now: Date | null
}

/**
 * The anchors behind it, in text order; with a `window` (UTF-16 units) those alone that lie in it. Orphans lie nowhere. One
 * value with a column for each part: ten thousand rows would cost more than finding them. That a root has no parent is
 * asked for because PostgreSQL can tell how many such rows there are, which it cannot of `root_id = id`. Unless few anchors
 * are wanted the roots are found first and apart: what their condition might cost at worst would hide from the planner
 * which join is cheap.
 */
export async function listAnchors(tx: Tx, asked: Asked): Promise<Omit<PackedAnchor, 'depth'>[]> {
  const { window } = asked
  const isWhole = window === null || window.from > 0
  const [row] = await tx.$queryRaw<{ anchors: Stored }[]>`
    WITH roots AS ${isWhole ? Prisma.sql`MATERIALIZED` : Prisma.sql`NOT MATERIALIZED`} (
      SELECT a.id, ${flagsOf(asked)} AS flags
      FROM annotation a JOIN thread t ON t.id = a.id ${newsOf(asked)}
      WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL AND ${placeableRootWhere(asked.asker)}
    ), placed AS (
      SELECT r.id, n.start, n."end", r.flags
      FROM roots r JOIN target g ON g.annotation_id = r.id
      JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${asked.revisionId}::uuid
      WHERE n.state <> 'orphan' ${window === null ? Prisma.empty : Prisma.sql`AND n.start < ${window.to}::int AND n."end" > ${window.from}::int`}
      ORDER BY n.start, n."end" DESC, r.id
    )
    SELECT json_build_object('ids', encode(string_agg(uuid_send(id), ''), 'base64'), 'starts', array_agg(start),
      'ends', array_agg("end"), 'flags', array_agg(flags)) AS anchors
    FROM placed`
  return row ? anchorsOf(row.anchors) : []
}

function anchorsOf({ ids, starts, ends, flags }: Stored): Omit<PackedAnchor, 'depth'>[] {
  const bytes = Buffer.from(ids ?? '', 'base64')
  return (starts ?? []).map((start, i) => ({
    id: bytes.toString('base64url', 16 * i, 16 * (i + 1)),
    start,
    end: ends?.[i] ?? start,
    flags: flags?.[i] ?? 0,
  }))
}

function flagsOf({ asker, readingId, now }: Asked): Prisma.Sql {
  return Prisma.sql`CASE WHEN a.author_id = ${asker.userId}::uuid THEN ${FLAG.own}::int ELSE 0 END
    | CASE WHEN a.deleted_at IS NULL AND a.author_id IN (
        SELECT m.user_id FROM reading r JOIN membership m ON m.group_id = r.group_id
        WHERE r.id = ${readingId}::uuid AND m.role IN ('owner', 'moderator')
      ) THEN ${FLAG.guide}::int ELSE 0 END
    | CASE WHEN t.resolved_at IS NOT NULL THEN ${FLAG.resolved}::int ELSE 0 END
    | CASE a.motivation WHEN 'questioning' THEN ${FLAG.question}::int
        WHEN 'highlighting' THEN ${FLAG.highlight}::int ELSE 0 END
    | ${asker.userId === null || now === null ? Prisma.sql`0` : Prisma.sql`coalesce(news.flags, 0)`}`
}

/** The threads with something unread or recent in them, found apart and once. */
function newsOf({ asker, readingId, now }: Asked): Prisma.Sql {
  if (asker.userId === null || now === null) return Prisma.empty
  const seen = seenIn(asker.userId, readingId)
  const since = lastVisitIn(asker.userId, readingId, now)
  const before = Prisma.sql`(${seen} * int8multirange(int8range(0, ${since}, '[]')))`
  return Prisma.sql`LEFT JOIN (
    SELECT a.root_id, bit_or(CASE WHEN ${seen} @> a.seq THEN 0 ELSE ${FLAG.unread}::int END
      | CASE WHEN a.seq > ${since} THEN ${FLAG.recent}::int ELSE 0 END) AS flags
    ${unreadFrom(asker, { reading: Prisma.sql`${readingId}::uuid`, seen: before, isWhole: true })}
    GROUP BY a.root_id
  ) news ON news.root_id = a.id`
}
