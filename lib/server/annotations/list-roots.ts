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

/**
 * Where a root stands in the text, as `thread-order` has it: the earliest of its anchors, of those that start together
 * the longest; -1 for a whole-document note, and beyond all for one whose passages are lost.
 */
const placed = (revisionId: string) => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT n.start, n."end" FROM target g JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${revisionId}::uuid
    WHERE g.annotation_id = a.id AND n.state <> 'orphan' ORDER BY n.start, n."end" DESC LIMIT 1
  ) n ON TRUE
  CROSS JOIN LATERAL (
    SELECT COALESCE(n.start, CASE WHEN EXISTS (
      SELECT 1 FROM target g WHERE g.annotation_id = a.id AND g.start IS NOT NULL
    ) THEN ${BEYOND}::int ELSE -1 END) AS start, COALESCE(n."end", 0) AS "end"
  ) p`

/** Text order: whole-document notes, then by start, the longer passage first, then orphans; the id breaks ties. */
const order = Prisma.sql`p.start, -p."end", a.id`

/** A page of the roots that the asker may place, in text order. */
export async function listRoots(tx: Tx, asked: Asked): Promise<RootPlace[]> {
  const { after } = asked
  const beyond =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${order}) > (${after.place?.start ?? -1}::int, ${-(after.place?.end ?? 0)}::int, ${uuidOf(after.id)}::uuid)`
  return tx.$queryRaw<RootPlace[]>`
    SELECT a.id, p.start, p."end"
    FROM annotation a JOIN thread t ON t.id = a.id ${placed(asked.revisionId)}
    WHERE a.reading_id = ${asked.readingId}::uuid AND a.parent_id IS NULL
      AND t.resolved_at IS ${asked.resolved ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
      AND ${placeableRootWhere(asked.asker)} AND ${beyond}
    ORDER BY ${order}
    LIMIT ${asked.limit}`
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
