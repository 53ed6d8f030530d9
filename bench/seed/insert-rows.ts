import type pg from 'pg'
import type { SeededRow } from './rows'

/** Rows a statement: large enough to be fast, small enough for one message. */
const AT_ONCE = 2000

/** Where the rows belong; ids are UUIDs. */
export type Place = { groupId: string; readingId: string; revisionId: string }

/** Inserts annotations, threads, targets and anchors in bulk, roots and replies in the order given. Returns how many. */
export async function insertRows(pool: pg.Pool, rows: Iterable<SeededRow>, place: Place): Promise<number> {
  let count = 0
  let batch: SeededRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < AT_ONCE) continue
    count += await insertBatch(pool, batch, place)
    batch = []
  }
  return count + (await insertBatch(pool, batch, place))
}

async function insertBatch(pool: pg.Pool, rows: SeededRow[], place: Place): Promise<number> {
  if (rows.length === 0) return 0
  const { groupId, readingId, revisionId } = place
  const roots = rows.filter(({ selectors }) => selectors !== null)
  await pool.query(
    `INSERT INTO annotation (id, group_id, reading_id, root_id, parent_id, author_id, motivation, body, text, created_at)
     SELECT id, $1, $2, root_id, parent_id, author_id, motivation::motivation, body, text, created_at
     FROM jsonb_to_recordset($3::jsonb) AS
       r(id uuid, root_id uuid, parent_id uuid, author_id uuid, motivation text, body jsonb, text text, created_at timestamptz)`,
    [groupId, readingId, JSON.stringify(rows.map(annotationOf))],
  )
  await pool.query(`INSERT INTO thread (id, group_id, reading_id) SELECT unnest($3::uuid[]), $1, $2`, [
    groupId,
    readingId,
    roots.map(({ id }) => id),
  ])
  await pool.query(
    `WITH stored AS (
       INSERT INTO target (group_id, annotation_id, revision_id, start, "end", exact, prefix, suffix, start_block, end_block, created_by, created_at)
       SELECT $1, annotation_id, $2, start, "end", exact, prefix, suffix, start_block, end_block, created_by, created_at
       FROM jsonb_to_recordset($3::jsonb) AS
         r(annotation_id uuid, start int, "end" int, exact text, prefix text, suffix text, start_block text, end_block text, created_by uuid, created_at timestamptz)
       RETURNING id, start, "end"
     )
     INSERT INTO anchor (target_id, revision_id, group_id, start, "end", state, confidence)
     SELECT id, $2, $1, start, "end", 'exact', 1 FROM stored`,
    [groupId, revisionId, JSON.stringify(roots.map(targetOf))],
  )
  return rows.length
}

function annotationOf(row: SeededRow) {
  return {
    id: row.id,
    root_id: row.rootId,
    parent_id: row.parentId,
    author_id: row.authorId,
    motivation: row.motivation,
    body: row.body,
    text: row.text,
    created_at: row.createdAt,
  }
}

function targetOf({ id, authorId, createdAt, selectors }: SeededRow) {
  return {
    annotation_id: id,
    start: selectors?.position.start,
    end: selectors?.position.end,
    exact: selectors?.quote.exact,
    prefix: selectors?.quote.prefix,
    suffix: selectors?.quote.suffix,
    start_block: selectors?.blocks.start,
    end_block: selectors?.blocks.end,
    created_by: authorId,
    created_at: createdAt,
  }
}
