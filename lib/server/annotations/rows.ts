import 'server-only'
import type { Role } from '@/lib/groups/role'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId } from '@/lib/ids'
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

const fullSelect = {
  id: true,
  groupId: true,
  readingId: true,
  rootId: true,
  parentId: true,
  authorId: true,
  motivation: true,
  visibility: true,
  status: true,
  edit: true,
  body: true,
  text: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  author: { select: { name: true } },
  thread: { select: { resolvedAt: true, resolvedBy: true } },
  targets: {
    orderBy: { ordinal: 'asc' },
    select: {
      start: true,
      end: true,
      exact: true,
      prefix: true,
      suffix: true,
      startBlock: true,
      endBlock: true,
      revision: { select: { id: true, number: true } },
      anchors: {
        select: { revisionId: true, start: true, end: true, state: true, reason: true, confidence: true },
      },
    },
  },
} as const satisfies Prisma.AnnotationSelect

export type AnnotationRow = Prisma.AnnotationGetPayload<{ select: typeof fullSelect }>

/** Whole rows of the given UUIDs, in no order. */
export async function listAnnotationsUnscoped(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, AnnotationRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.annotation.findMany({ where: { id: { in: [...ids] } }, select: fullSelect })
  return new Map(rows.map((row) => [row.id, row]))
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
      body: unknown
      text: string
      visibility: Visibility
      status: Status
      deletedAt: Date | null
      motivation: Motivation
    }[]
  >`SELECT edit, body, text, visibility, status, deleted_at AS "deletedAt", motivation
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

/** The thread's row, locked until commit; `not_found` for an unknown id. */
export async function lockThread(tx: Tx, id: AnnotationId): Promise<{ resolvedAt: Date | null }> {
  const [row] = await tx.$queryRaw<{ resolvedAt: Date | null }[]>`
    SELECT resolved_at AS "resolvedAt" FROM thread WHERE id = ${uuidOf(id)}::uuid FOR UPDATE`
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
