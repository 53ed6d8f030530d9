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
 * A page of the roots that the asker may place, in text order (as `thread-order` has it). Whole-document notes and those
 * with a place are read along their indexes, so that a page costs the same however many there are; lost ones, which have
 * to be looked for among all, are asked for only when the page has room for them.
 */
export async function listRoots(tx: Tx, asked: Asked): Promise<RootPlace[]> {
  const found = await pageOf(tx, asked, [notes(asked), placed(asked)])
  if (found.length >= asked.limit) return found
  const limit = asked.limit - found.length
  return [...found, ...(await pageOf(tx, { ...asked, limit }, [lost(asked)]))]
}

async function pageOf(tx: Tx, { after, limit }: Asked, kinds: Prisma.Sql[]): Promise<RootPlace[]> {
  const beyond =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${order}) > (${after.place?.start ?? -1}::int, ${-(after.place?.end ?? 0)}::int, ${uuidOf(after.id)}::uuid)`
  const pages = kinds.map(
    (kind) => Prisma.sql`(SELECT * FROM (${kind}) AS roots WHERE ${beyond} ORDER BY ${order} LIMIT ${limit})`,
  )
  return tx.$queryRaw<RootPlace[]>`
    SELECT * FROM (${Prisma.join(pages, ' UNION ALL ')}) AS page ORDER BY ${order} LIMIT ${limit}`
}

/** Roots on a whole document, in any of its revisions. */
function notes(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, -1 AS start, 0 AS "end"
    FROM annotation a ${openOrResolved(asked)}
      AND a.id IN (
        SELECT w.annotation_id FROM target w WHERE w.start IS NULL AND w.revision_id IN (
          SELECT v.id FROM reading r JOIN document_revision v ON v.document_id = r.document_id
          WHERE r.id = ${asked.readingId}::uuid))
      AND NOT EXISTS (SELECT 1 FROM target g WHERE g.annotation_id = a.id AND g.start IS NOT NULL)`
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

/** All others: roots whose passages are not in the revision. */
function lost(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, ${BEYOND}::int AS start, 0 AS "end"
    FROM annotation a ${openOrResolved(asked)} AND NOT EXISTS (
        SELECT 1 FROM target g JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${asked.revisionId}::uuid
        WHERE g.annotation_id = a.id AND n.start IS NOT NULL)
      AND (EXISTS (SELECT 1 FROM target g WHERE g.annotation_id = a.id AND g.start IS NOT NULL)
        OR NOT EXISTS (SELECT 1 FROM target g WHERE g.annotation_id = a.id))`
}

function openOrResolved(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    JOIN thread t ON t.id = a.id
    WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL
      AND t.resolved_at IS ${asked.resolved ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
      AND ${placeableRootWhere(asked.asker)}`
}

/** How many resolved threads the asker may place. Those that are open nobody is told: to count them costs as much as to list them. */
export async function countResolved(
  tx: Tx,
  { readingId, asker }: Pick<Asked, 'readingId' | 'asker'>,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ resolved: bigint }[]>`
    SELECT count(*) AS resolved
    FROM thread t JOIN annotation a ON a.id = t.id
    WHERE t.reading_id = ${readingId}::uuid AND t.resolved_at IS NOT NULL AND a.parent_id IS NULL
      AND ${placeableRootWhere(asker)}`
  return Number(row?.resolved ?? 0)
}
