import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'

const MANY = 1000

/** Where the group is found. */
export const SLUG = 'many'

/** A group whose owner (a UUID) is given, with a thousand members, and a thousand texts with three threads each. */
export async function seedMany(owner: string): Promise<void> {
  const { id: groupId } = await db().group.create({
    data: { slug: SLUG, name: 'Many', memberships: { create: { userId: owner, role: 'owner' } } },
    select: { id: true },
  })
  const pool = directPool()
  await pool.query(
    `WITH made AS (
       INSERT INTO "user" (name, email)
       SELECT 'Member number ' || n, 'member-' || n || '@postil.example' FROM generate_series(2, $2::int) n RETURNING id
     ) INSERT INTO membership (group_id, user_id, role) SELECT $1, id, 'member' FROM made`,
    [groupId, MANY],
  )
  await pool.query(
    `WITH made AS (
       INSERT INTO document (title) SELECT 'A text with the number ' || n FROM generate_series(1, $2::int) n RETURNING id
     ), revised AS (
       INSERT INTO document_revision (document_id, number, json, text, length)
       SELECT made.id, 1, r.json, r.text, 0 FROM made, (SELECT '{"type":"doc","content":[]}'::jsonb AS json, '' AS text) r
     ) INSERT INTO reading (document_id, group_id, opened_by) SELECT id, $1, $3 FROM made`,
    [groupId, MANY, owner],
  )
  await pool.query(
    `WITH roots AS (
       SELECT gen_random_uuid() AS id, r.id AS reading_id FROM reading r, generate_series(1, 3) WHERE r.group_id = $1
     ), written AS (
       INSERT INTO annotation (id, group_id, reading_id, root_id, author_id, motivation, text)
       SELECT id, $1, reading_id, id, $2, 'commenting', 'Words' FROM roots
     ) INSERT INTO thread (id, group_id, reading_id) SELECT id, $1, reading_id FROM roots`,
    [groupId, owner],
  )
  await pool.query('ANALYZE')
}
