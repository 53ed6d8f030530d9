import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { ListCursor } from '@/lib/realtime/list-cursor'
import { placeableRootWhere, type Asker } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** A root's UUID and its place in the order; `start` is -1 for a whole-document note. */
export type RootPlace = { id: string; start: number; end: number }

type Asked = {
  readingId: string
  revisionId: string
  asker: Asker
  resolved: boolean
  after: ListCursor | null
  limit: number
}

/** Where orphans stand: beyond every text. */
const BEYOND = 2_147_483_647

/** Text order: whole-document notes, then by start, the longer passage first, then orphans; the id breaks ties. */
const order = Prisma.sql`start, -"end", id`

/**
 * A page of the roots that the asker may place, in text order (as `thread-order` has it). Those with a place are read
 * along the index of anchors, so that a page costs the same however many there are; those without one are found apart.
 */
export async function listRoots(tx: Tx, asked: Asked): Promise<RootPlace[]> {
  const { after, limit } = asked
  const beyond =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${order}) > (${after.place?.start ?? -1}::int, ${-(after.place?.end ?? 0)}::int, ${uuidOf(after.id)}::uuid)`
  return tx.$queryRaw<RootPlace[]>`
    SELECT * FROM (
      (SELECT * FROM (${placed(asked)}) AS roots WHERE ${beyond} ORDER BY ${order} LIMIT ${limit})
      UNION ALL
      (SELECT * FROM (${unplaced(asked)}) AS roots WHERE ${beyond} ORDER BY ${order} LIMIT ${limit})
    ) AS page
    ORDER BY ${order}
    LIMIT ${limit}`
}

/** Roots under the earliest of their anchors in the revision, of those that start together the longest. */
function placed(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, n.start, n."end"
    FROM anchor n JOIN target g ON g.id = n.target_id JOIN annotation a ON a.id = g.annotation_id ${openOrResolved(asked)}
      AND n.revision_id = ${asked.revisionId}::uuid AND n.start >= ${asked.after?.place?.start ?? 0}::int
      AND NOT EXISTS (
        SELECT 1 FROM target g2 JOIN anchor n2 ON n2.target_id = g2.id AND n2.revision_id = n.revision_id
        WHERE g2.annotation_id = a.id AND (n2.start, -n2."end", n2.target_id) < (n.start, -n."end", n.target_id)
      )`
}

/** Roots without an anchor in the revision: -1 for a whole-document note, and beyond all for lost passages. */
function unplaced(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, CASE WHEN EXISTS (
      SELECT 1 FROM target g WHERE g.annotation_id = a.id AND g.start IS NOT NULL
    ) THEN ${BEYOND}::int ELSE -1 END AS start, 0 AS "end"
    FROM annotation a ${openOrResolved(asked)} AND NOT EXISTS (
      SELECT 1 FROM target g JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${asked.revisionId}::uuid
      WHERE g.annotation_id = a.id AND n.start IS NOT NULL
    )`
}

function openOrResolved(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    JOIN thread t ON t.id = a.id
    WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL
      AND t.resolved_at IS ${asked.resolved ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
      AND ${placeableRootWhere(asked.asker)}`
}

/** How many threads the asker may place, open and resolved. */
export async function countRoots(tx: Tx, asked: Pick<Asked, 'readingId' | 'asker'>) {
  const [row] = await tx.$queryRaw<{ open: bigint; resolved: bigint }[]>`
    SELECT count(*) FILTER (WHERE t.resolved_at IS NULL) AS open,
           count(*) FILTER (WHERE t.resolved_at IS NOT NULL) AS resolved
    FROM annotation a JOIN thread t ON t.id = a.id
    WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL AND ${placeableRootWhere(asked.asker)}`
  return { open: Number(row?.open ?? 0), resolved: Number(row?.resolved ?? 0) }
}
