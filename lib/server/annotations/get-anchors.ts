import 'server-only'
import { FLAG, type PackedAnchor } from '@/lib/anchoring/packed'
import { packAnchors } from '@/lib/anchoring/pack'
import { getReadingInput } from '@/lib/documents/input'
import { askerOf, placeableRootWhere, type Asker } from '@/lib/server/annotations/visible-where'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** As JSON has it: the id, start and end in UTF-16 units, and the flags. */
type Stored = [id: string, start: number, end: number, flags: number]

/** Where every thread that the viewer may place lies in the current revision, packed, in one answer. */
export const getAnchors = defineQuery({
  name: 'reading.anchors',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx, viewer }) =>
    packAnchors(
      await listAnchors(tx, {
        readingId: loaded.row.id,
        revisionId: currentRevision(loaded),
        asker: askerOf(viewer, loaded.facts),
        before: null,
      }),
    ),
})

type Asked = { readingId: string; revisionId: string; asker: Asker; before: number | null }

/**
 * The anchors behind it, in text order; `before` leaves out what starts at or after that offset. Orphans lie nowhere. One
 * value holds them all, with ids as they stand on the wire: ten thousand rows would cost more than finding them. That a
 * root has no parent is asked for because PostgreSQL can tell how many such rows there are, which it cannot of
 * `root_id = id`: for ten thousand anchors it then joins in 20 ms instead of 2 s.
 */
export async function listAnchors(tx: Tx, asked: Asked): Promise<Omit<PackedAnchor, 'depth'>[]> {
  const [row] = await tx.$queryRaw<{ anchors: Stored[] }[]>`
    SELECT coalesce(json_agg(json_build_array(
      translate(rtrim(encode(uuid_send(id), 'base64'), '='), '+/', '-_'), start, "end", flags
    ) ORDER BY start, "end" DESC, id), '[]') AS anchors
    FROM (
      SELECT a.id, n.start, n."end", ${flagsOf(asked)} AS flags
      FROM annotation a
      JOIN thread t ON t.id = a.id
      JOIN target g ON g.annotation_id = a.id
      JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${asked.revisionId}::uuid
      WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL AND n.state <> 'orphan'
        ${asked.before === null ? Prisma.empty : Prisma.sql`AND n.start < ${asked.before}::int`}
        AND ${placeableRootWhere(asked.asker)}
    ) AS placed`
  return (row?.anchors ?? []).map(([id, start, end, flags]) => ({ id, start, end, flags }))
}

function flagsOf({ asker, readingId }: Asked): Prisma.Sql {
  return Prisma.sql`CASE WHEN a.author_id = ${asker.userId}::uuid THEN ${FLAG.own}::int ELSE 0 END
    | CASE WHEN a.author_id IN (
        SELECT m.user_id FROM reading r JOIN membership m ON m.group_id = r.group_id
        WHERE r.id = ${readingId}::uuid AND m.role IN ('owner', 'moderator')
      ) THEN ${FLAG.guide}::int ELSE 0 END
    | CASE WHEN t.resolved_at IS NOT NULL THEN ${FLAG.resolved}::int ELSE 0 END
    | CASE a.motivation WHEN 'questioning' THEN ${FLAG.question}::int
        WHEN 'highlighting' THEN ${FLAG.highlight}::int ELSE 0 END`
}
