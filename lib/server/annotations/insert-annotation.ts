import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Visibility } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** A new annotation's columns; all ids but the first are UUIDs. */
export type NewAnnotation = {
  id: AnnotationId
  groupId: string
  readingId: string
  rootId: string | null
  parentId: string | null
  authorId: string
  motivation: Motivation
  visibility: Visibility
  body: BodyJson | null
  text: string
  createdAt: Date
}

/**
 * Inserts the row unless its id is taken. True when it is new; false when the same author had already stored the same
 * under this id, so that a retry is answered with what is stored; `conflict` for any other use of the id.
 */
export async function insertAnnotation(tx: Tx, given: NewAnnotation): Promise<boolean> {
  const id = uuidOf(given.id)
  const rootId = given.rootId ?? id
  const { count } = await tx.annotation.createMany({
    data: [
      {
        ...given,
        id,
        rootId,
        body: given.body === null ? Prisma.DbNull : (given.body as Prisma.InputJsonValue),
      },
    ],
    skipDuplicates: true,
  })
  if (count === 1) return true
  if (!(await isStored(tx, { ...given, id, rootId }))) throw new AppError('conflict', { reason: 'id_taken' })
  return false
}

/**
 * True when the row under this id began as what is given. Later edits of it do not count, nor does a reply's visibility,
 * which follows from its root's.
 */
async function isStored(
  tx: Tx,
  given: Omit<NewAnnotation, 'id'> & { id: string; rootId: string },
): Promise<boolean> {
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
    isDeepStrictEqual(first?.body ?? null, given.body)
  )
}
