import 'server-only'
import type { z } from 'zod'
import { matchThreadsInput } from '@/lib/annotations/match-input'
import type { ThreadSort } from '@/lib/annotations/thread-sort'
import { uuidOf } from '@/lib/ids'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import { askerOf, placeableRootWhere, visibleWhere, type Asker } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/**
 * Which threads of a whole reading the viewer may place and a filter lets through, in the order asked for: their ids in one
 * string, 22 characters each, as packed anchors have them. So text and margin are right however little of it was fetched.
 */
export const matchThreads = defineQuery({
  name: 'thread.match',
  input: matchThreadsInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ input, loaded, tx, viewer }) => {
    const asker = askerOf(viewer, loaded.facts)
    const revisionId = currentRevision(loaded)
    const ids = await listMatches(tx, { input, readingId: loaded.row.id, revisionId, asker })
    return { ids, count: ids.length / ID_LENGTH }
  },
})

/** How an id stands in `ids`. */
const ID_LENGTH = 22

type Asked = {
  input: z.output<typeof matchThreadsInput>
  readingId: string
  revisionId: string
  asker: Asker
}

async function listMatches(tx: Tx, asked: Asked): Promise<string> {
  const { input, readingId, asker } = asked
  const [row] = await tx.$queryRaw<{ ids: string | null }[]>`
    WITH said AS (
      SELECT a.id, a.root_id, a.author_id, a.created_at, a.text, a.seq
      FROM annotation a JOIN annotation r ON r.id = a.root_id
      WHERE a.reading_id = ${readingId}::uuid AND ${visibleWhere(asker)}
    ), roots AS (
      SELECT a.id, a.seq
      FROM annotation a JOIN thread t ON t.id = a.id
      WHERE a.reading_id = ${readingId}::uuid AND a.parent_id IS NULL AND ${placeableRootWhere(asker)}
        AND ${stateOf(input)} AND ${input.motivation === undefined ? ALL : Prisma.sql`a.motivation = ${input.motivation}::motivation`}
        AND ${asksOfWords(input) ? Prisma.sql`a.id IN (SELECT s.root_id FROM said s WHERE ${wordsOf(input)})` : ALL}
    ), ordered AS (${orderedBy(input.sort, asked)})
    SELECT encode(string_agg(uuid_send(id), '' ORDER BY place), 'base64') AS ids FROM ordered`
  const bytes = Buffer.from(row?.ids ?? '', 'base64')
  return Array.from({ length: bytes.length / 16 }, (_, i) =>
    bytes.toString('base64url', 16 * i, 16 * (i + 1)),
  ).join('')
}

const ALL = Prisma.sql`TRUE`

function stateOf({ state }: Asked['input']): Prisma.Sql {
  if (state === 'any') return ALL
  return state === 'open' ? Prisma.sql`t.resolved_at IS NULL` : Prisma.sql`t.resolved_at IS NOT NULL`
}

function asksOfWords({ person, tag, since, until, words }: Asked['input']): boolean {
  return [person, tag, since, until].some((part) => part !== undefined) || words.length > 0
}

/** What has to hold of one annotation, `s`. A root's quotes count as its words. */
function wordsOf({ person, tag, since, until, words }: Asked['input']): Prisma.Sql {
  const parts = [
    person === undefined ? ALL : Prisma.sql`s.author_id = ${uuidOf(person)}::uuid`,
    tag === undefined ? ALL : Prisma.sql`s.id IN (SELECT g.annotation_id FROM tag g WHERE g.name = ${tag})`,
    since === undefined ? ALL : Prisma.sql`s.created_at >= ${new Date(since)}`,
    until === undefined ? ALL : Prisma.sql`s.created_at < ${new Date(until)}`,
    ...words.map(
      (word) => Prisma.sql`(position(${word} in lower(normalize(s.text))) > 0 OR EXISTS (
        SELECT 1 FROM target g WHERE g.annotation_id = s.id AND position(${word} in lower(normalize(g.exact))) > 0))`,
    ),
  ]
  return Prisma.join(parts, ' AND ')
}

/**
 * The roots with their place in the order; text order as `list-roots` has it (notes on the whole text, passages, what is
 * lost) also settles what is equal.
 */
function orderedBy(sort: ThreadSort, { revisionId }: Asked): Prisma.Sql {
  const inText = Prisma.sql`kind, start, -"end", roots.id`
  const orders: Record<ThreadSort, Prisma.Sql> = {
    text: inText,
    newest: Prisma.sql`roots.seq DESC`,
    oldest: Prisma.sql`roots.seq`,
    replies: Prisma.sql`coalesce(counted.number, 0) DESC, ${inText}`,
    valued: Prisma.sql`coalesce(counted.number, 0) DESC, ${inText}`,
  }
  return Prisma.sql`
    SELECT roots.id, row_number() OVER (ORDER BY ${orders[sort]}) AS place
    FROM roots LEFT JOIN (${countedBy(sort)}) counted ON counted.id = roots.id LEFT JOIN LATERAL (
      SELECT CASE WHEN n.start IS NOT NULL THEN 1 WHEN g.start IS NULL THEN 0 ELSE 2 END AS kind, n.start, n."end"
      FROM target g LEFT JOIN anchor n ON n.target_id = g.id AND n.revision_id = ${revisionId}::uuid
      WHERE g.annotation_id = roots.id ORDER BY n.start NULLS LAST, n."end" DESC, g.id LIMIT 1
    ) placed ON TRUE`
}

/** What is counted of each root, at once for all of them. */
function countedBy(sort: ThreadSort): Prisma.Sql {
  if (sort === 'valued')
    return Prisma.sql`SELECT v.annotation_id AS id, count(*) AS number FROM value v JOIN roots ON roots.id = v.annotation_id GROUP BY 1`
  return Prisma.sql`SELECT s.root_id AS id, count(*) AS number FROM said s WHERE s.id <> s.root_id AND ${sort === 'replies'}::boolean GROUP BY 1`
}
