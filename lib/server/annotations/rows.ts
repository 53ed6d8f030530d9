import 'server-only'
import type { Anchor, OrphanReason } from '@/lib/anchoring/anchor'
import type { Role } from '@/lib/groups/role'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** The part of an annotation that the law asks about; ids are UUIDs. Small, so that whole threads can be judged. */
export type Skeleton = {
  id: string
  rootId: string
  parentId: string | null
  authorId: string
  authorRole: Role | null
  status: Status
  visibility: Visibility
  deletedAt: Date | null
  lockedAt: Date | null
}

/** Every annotation of the given threads, in the order they arrived. Whoever calls judges each by the law. */
export async function listSkeletonsUnscoped(tx: Tx, rootIds: readonly string[]): Promise<Skeleton[]> {
  if (rootIds.length === 0) return []
  return tx.$queryRaw<Skeleton[]>`
    SELECT a.id, a.root_id AS "rootId", a.parent_id AS "parentId", a.author_id AS "authorId", m.role AS "authorRole",
           a.status, a.visibility, a.deleted_at AS "deletedAt", t.locked_at AS "lockedAt"
    FROM annotation a
    LEFT JOIN membership m ON m.group_id = a.group_id AND m.user_id = a.author_id
    LEFT JOIN thread t ON t.id = a.root_id
    WHERE a.root_id = ANY(${[...rootIds]}::uuid[])
    ORDER BY a.seq`
}

/** An annotation with all that is presented of it; ids are UUIDs, and `thread` stands on roots alone. */
export type AnnotationRow = {
  id: string
  readingId: string
  rootId: string
  motivation: Motivation
  visibility: Visibility
  status: Status
  edit: number
  body: unknown
  text: string
  tags: string[]
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  author: { name: string }
  thread: { resolvedAt: Date | null; resolvedByName: string | null } | null
  targets: TargetRow[]
  valueCount: number
  /** Who of the people asked for values it, as UUIDs. */
  valuedBy: string[]
}

/** A target with its anchors in all revisions. */
export type TargetRow = {
  start: number | null
  end: number | null
  exact: string | null
  prefix: string | null
  suffix: string | null
  startBlock: string | null
  endBlock: string | null
  revision: { id: string; number: number }
  anchors: AnchorRow[]
}

export type AnchorRow = {
  revisionId: string
  start: number | null
  end: number | null
  state: Anchor['state']
  reason: OrphanReason | null
  confidence: number
}

/** As JSON has it: times are strings. */
type StoredAnnotation = Omit<AnnotationRow, 'createdAt' | 'editedAt' | 'deletedAt' | 'thread'> & {
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
  thread: { resolvedAt: string | null; resolvedByName: string | null } | null
}

/**
 * Whole rows of the given UUIDs, in no order; `readers` (UUIDs) are those for whom they are presented. One statement with
 * a value for each row, because a statement costs more than what it reads.
 */
export async function listAnnotationsUnscoped(
  tx: Tx,
  ids: readonly string[],
  readers: readonly string[],
): Promise<Map<string, AnnotationRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ annotation: StoredAnnotation }[]>`
    SELECT json_build_object(
      'id', a.id, 'readingId', a.reading_id, 'rootId', a.root_id, 'motivation', a.motivation,
      'visibility', a.visibility, 'status', a.status, 'edit', a.edit, 'body', a.body, 'text', a.text,
      'tags', ARRAY(SELECT g.label FROM tag g WHERE g.annotation_id = a.id ORDER BY g.ordinal),
      'createdAt', a.created_at, 'editedAt', a.edited_at, 'deletedAt', a.deleted_at,
      'author', json_build_object('name', u.name),
      'thread', CASE WHEN t.id IS NOT NULL THEN json_build_object('resolvedAt', t.resolved_at,
        'resolvedByName', (SELECT w.name FROM "user" w WHERE w.id = t.resolved_by)) END,
      'targets', coalesce((
        SELECT json_agg(json_build_object(
          'start', g.start, 'end', g."end", 'exact', g.exact, 'prefix', g.prefix, 'suffix', g.suffix,
          'startBlock', g.start_block, 'endBlock', g.end_block,
          'revision', json_build_object('id', v.id, 'number', v.number),
          'anchors', coalesce((
            SELECT json_agg(json_build_object('revisionId', n.revision_id, 'start', n.start, 'end', n."end",
              'state', n.state, 'reason', n.reason, 'confidence', n.confidence))
            FROM anchor n WHERE n.target_id = g.id), '[]')
        ) ORDER BY g.ordinal)
        FROM target g JOIN document_revision v ON v.id = g.revision_id
        WHERE g.annotation_id = a.id), '[]'),
      'valueCount', (SELECT count(*) FROM value v WHERE v.annotation_id = a.id),
      'valuedBy', coalesce((
        SELECT json_agg(v.user_id) FROM value v
        WHERE v.annotation_id = a.id AND v.user_id = ANY(${[...readers]}::uuid[])), '[]')
    ) AS annotation
    FROM annotation a JOIN "user" u ON u.id = a.author_id LEFT JOIN thread t ON t.id = a.id
    WHERE a.id = ANY(${[...ids]}::uuid[])`
  return new Map(rows.map(({ annotation }) => [annotation.id, revived(annotation)]))
}

/** The viewer as the only reader; nobody for the signed-out. */
export function readersOf({ userId }: Viewer): string[] {
  return userId === null ? [] : [uuidOf(userId)]
}

function revived({ createdAt, editedAt, deletedAt, thread, ...rest }: StoredAnnotation): AnnotationRow {
  return {
    ...rest,
    createdAt: new Date(createdAt),
    editedAt: timeOf(editedAt),
    deletedAt: timeOf(deletedAt),
    thread: thread && { ...thread, resolvedAt: timeOf(thread.resolvedAt) },
  }
}

function timeOf(stored: string | null): Date | null {
  return stored === null ? null : new Date(stored)
}

/** The reading and thread an annotation belongs to, or null. */
export async function findPlaceUnscoped(
  tx: Tx,
  id: AnnotationId,
): Promise<{ readingId: string; rootId: string } | null> {
  return tx.annotation.findUnique({ where: { id: uuidOf(id) }, select: { readingId: true, rootId: true } })
}

/** The annotation's changing columns, its row locked until commit; `not_found` for an unknown id. */
export async function lockAnnotation(tx: Tx, id: AnnotationId) {
  const [row] = await tx.$queryRaw<
    {
      edit: number
      body: BodyJson | null
      text: string
      visibility: Visibility
      status: Status
      deletedAt: Date | null
      motivation: Motivation
      tags: string[]
    }[]
  >`SELECT edit, body, text, visibility, status, deleted_at AS "deletedAt", motivation,
      ARRAY(SELECT t.label FROM tag t WHERE t.annotation_id = annotation.id ORDER BY t.ordinal) AS tags
    FROM annotation WHERE id = ${uuidOf(id)}::uuid FOR UPDATE`
  if (!row) throw new AppError('not_found')
  return row
}

/**
 * Holds the thread that an annotation stands in until commit: alone for a change that may show or take away the empty
 * places above it, shared for a reply, so that neither misses what the other does. Taken before any row of it.
 */
export async function holdThreadOf(tx: Tx, id: AnnotationId, how: 'alone' | 'shared'): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM thread
    WHERE id = (SELECT root_id FROM annotation WHERE id = ${uuidOf(id)}::uuid)
    ${how === 'alone' ? Prisma.sql`FOR UPDATE` : Prisma.sql`FOR SHARE`}`
}

/** The thread's row, held until commit; `not_found` for an unknown id. */
export async function holdThread(
  tx: Tx,
  id: AnnotationId,
): Promise<{ resolvedAt: Date | null; lockedAt: Date | null }> {
  const [row] = await tx.$queryRaw<{ resolvedAt: Date | null; lockedAt: Date | null }[]>`
    SELECT resolved_at AS "resolvedAt", locked_at AS "lockedAt" FROM thread WHERE id = ${uuidOf(id)}::uuid FOR UPDATE`
  if (!row) throw new AppError('not_found')
  return row
}

/** Appends the body that is about to be replaced to the history, with the visibility and status it had. */
export async function keepEdit(
  tx: Tx,
  given: {
    id: AnnotationId
    groupId: string
    row: Awaited<ReturnType<typeof lockAnnotation>>
    replacedAt: Date
  },
): Promise<void> {
  const { row } = given
  await tx.annotationEdit.create({
    data: {
      annotationId: uuidOf(given.id),
      edit: row.edit,
      groupId: given.groupId,
      body: row.body === null ? Prisma.DbNull : (row.body as Prisma.InputJsonValue),
      text: row.text,
      visibility: row.visibility,
      status: row.status,
      replacedAt: given.replacedAt,
    },
  })
}
