import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Tag } from '@/lib/annotations/read-tag'
import type { NewTarget } from '@/lib/server/annotations/check-targets'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** A new annotation's columns; ids are UUIDs. A root has its own id as `rootId` and no parent. */
export type NewAnnotation = {
  id: string
  groupId: string
  readingId: string
  rootId: string
  parentId: string | null
  authorId: string
  motivation: Motivation
  visibility: Visibility
  status: Status
  body: BodyJson | null
  text: string
  tags: readonly Tag[]
  /** UUIDs of the people that the body names. */
  mentions: readonly string[]
  createdAt: Date
  /** The number of the draft it was made from, 0 for none. */
  draftNumber: number
}

/** What became of an insertion: stored now, stored before by the same author with the same words, or another's id or words. */
export type Inserted = 'new' | 'stored' | 'taken'

/** Inserts a reply unless its id is taken; a retry finds that it is `stored`. */
export async function insertReply(tx: Tx, reply: NewAnnotation): Promise<Inserted> {
  const made = await tx.$queryRaw<unknown[]>`
    WITH ${spending(reply)}, stored AS (
      ${insertion(reply)} RETURNING id, group_id, reading_id, root_id, author_id, created_at
    ), ${following()}${beside(reply)}
    SELECT 1 FROM stored`
  return made.length > 0 ? 'new' : standing(tx, reply)
}

/**
 * The same for a root, with its thread, its targets and their anchors; who may read it is remembered as its author's last
 * choice. One statement for all, because each costs as much again.
 * On which targets a stored root stands is the caller's to compare.
 */
export async function insertRoot(
  tx: Tx,
  root: NewAnnotation,
  { targets, current }: { targets: readonly NewTarget[]; current: string },
): Promise<Inserted> {
  const found = targets.filter((target) => target.anchor !== null)
  const made = await tx.$queryRaw<unknown[]>`
    WITH ${spending(root)}, stored AS (
      ${insertion(root)} RETURNING id, group_id, reading_id, root_id, author_id, created_at, visibility
    ), ${following()}, remembered AS (
      INSERT INTO preference (user_id, last_visibility) SELECT author_id, visibility FROM stored
      ON CONFLICT (user_id) DO UPDATE SET last_visibility = excluded.last_visibility
        WHERE preference.last_visibility <> excluded.last_visibility
    ), opened AS (
      INSERT INTO thread (id, group_id, reading_id) SELECT id, group_id, reading_id FROM stored
    ), aimed AS (
      INSERT INTO target (id, revision_id, ordinal, start, "end", exact, prefix, suffix, start_block, end_block,
        group_id, annotation_id, created_by, created_at)
      SELECT g.*, s.group_id, s.id, s.author_id, s.created_at
      FROM stored s, (VALUES ${Prisma.join(targets.map(targetValues))}) AS g
    )${found.length === 0 ? Prisma.empty : anchorInsertion(found, current)}${beside(root)}
    SELECT 1 FROM stored`
  return made.length > 0 ? 'new' : standing(tx, root)
}

/** Posting takes the draft along that it was made from; what another device has saved since stays. */
function spending({ id, authorId, draftNumber }: NewAnnotation): Prisma.Sql {
  return Prisma.sql`spent AS (
      DELETE FROM draft d WHERE d.id = ${id}::uuid AND d.user_id = ${authorId}::uuid AND d.number <= ${draftNumber}
    )`
}

/** Whoever writes in a thread follows it from then on, unless they have said otherwise. */
function following(): Prisma.Sql {
  return Prisma.sql`followed AS (
      INSERT INTO follow (user_id, subject_id, group_id, reading_id, thread_id, state, changed_at)
      SELECT author_id, root_id, group_id, reading_id, root_id, 'following', created_at FROM stored
      ON CONFLICT DO NOTHING
    )`
}

/** What stands in rows beside an annotation's body. */
function beside({ tags, mentions }: NewAnnotation): Prisma.Sql {
  const tagged = tags.length === 0 ? Prisma.empty : tagInsertion(tags)
  if (mentions.length === 0) return tagged
  return Prisma.sql`${tagged}, mentioned AS (
      INSERT INTO mention (annotation_id, user_id, group_id)
      SELECT s.id, v.id, s.group_id FROM stored s, unnest(${[...mentions]}::uuid[]) AS v (id)
    )`
}

function tagInsertion(tags: readonly Tag[]): Prisma.Sql {
  return Prisma.sql`, tagged AS (
      INSERT INTO tag (annotation_id, name, label, ordinal, group_id)
      SELECT s.id, v.name, v.label, v.ordinal - 1, s.group_id
      FROM stored s, unnest(${tags.map(({ name }) => name)}::text[], ${tags.map(({ label }) => label)}::text[])
        WITH ORDINALITY AS v (name, label, ordinal)
    )`
}

function insertion(given: NewAnnotation): Prisma.Sql {
  const body = given.body === null ? null : JSON.stringify(given.body)
  return Prisma.sql`
    INSERT INTO annotation (id, group_id, reading_id, root_id, parent_id, author_id, motivation, visibility, status,
      body, text, created_at)
    VALUES (${given.id}::uuid, ${given.groupId}::uuid, ${given.readingId}::uuid, ${given.rootId}::uuid,
      ${given.parentId}::uuid, ${given.authorId}::uuid, ${given.motivation}::motivation,
      ${given.visibility}::visibility, ${given.status}::status, ${body}::jsonb, ${given.text},
      ${given.createdAt}::timestamptz)
    ON CONFLICT DO NOTHING`
}

function targetValues({ id, revision, selectors }: NewTarget, ordinal: number): Prisma.Sql {
  const { position, quote, blocks } = selectors ?? {}
  return Prisma.sql`(${id}::uuid, ${revision.id}::uuid, ${ordinal}::smallint, ${position?.start ?? null}::int,
    ${position?.end ?? null}::int, ${quote?.exact ?? null}::text, ${quote?.prefix ?? null}::text,
    ${quote?.suffix ?? null}::text, ${blocks?.start ?? null}::text, ${blocks?.end ?? null}::text)`
}

function anchorInsertion(targets: readonly NewTarget[], current: string): Prisma.Sql {
  const values = targets.map(({ id, anchor }) => {
    const place = anchor === null || anchor.state === 'orphan' ? null : anchor
    const reason = anchor?.state === 'orphan' ? anchor.reason : null
    return Prisma.sql`(${id}::uuid, ${place?.start ?? null}::int, ${place?.end ?? null}::int,
      ${anchor?.state}::anchor_state, ${reason}::orphan_reason, ${place?.confidence ?? 0}::real)`
  })
  return Prisma.sql`, anchored AS (
      INSERT INTO anchor (target_id, start, "end", state, reason, confidence, revision_id, group_id)
      SELECT n.*, ${current}::uuid, s.group_id FROM stored s, (VALUES ${Prisma.join(values)}) AS n
    )`
}

async function standing(tx: Tx, given: NewAnnotation): Promise<Inserted> {
  return (await isStored(tx, given)) ? 'stored' : 'taken'
}

/**
 * True when the row under this id began as what is given. Later edits of it do not count, nor does a reply's visibility,
 * which follows from its root's.
 */
async function isStored(tx: Tx, given: NewAnnotation): Promise<boolean> {
  const stored = await tx.annotation.findUnique({
    where: { id: given.id },
    select: {
      authorId: true,
      readingId: true,
      rootId: true,
      parentId: true,
      motivation: true,
      visibility: true,
      edit: true,
      body: true,
      tags: { select: { name: true }, orderBy: { ordinal: 'asc' } },
      edits: { where: { edit: 1 }, select: { body: true, visibility: true } },
    },
  })
  if (!stored) return false
  const first = stored.edit === 1 ? stored : stored.edits[0]
  return (
    stored.authorId === given.authorId &&
    stored.readingId === given.readingId &&
    stored.rootId === given.rootId &&
    stored.parentId === given.parentId &&
    (stored.motivation === given.motivation || stored.edit > 1) &&
    (first?.visibility === given.visibility || given.parentId !== null) &&
    isDeepStrictEqual(first?.body ?? null, given.body) &&
    (stored.edit > 1 || isDeepStrictEqual(namesOf(stored.tags), namesOf(given.tags)))
  )
}

function namesOf(tags: readonly { name: string }[]): string[] {
  return tags.map(({ name }) => name)
}
