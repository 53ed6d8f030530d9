import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Tag } from '@/lib/annotations/read-tag'
import type { Visibility } from '@/lib/annotations/visibility'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { keepEdit, type lockAnnotation } from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** An annotation's row before, and what it shall be. Tags and mentions (UUIDs) are left alone where they are not given. */
export type StoredChange = {
  id: AnnotationId
  groupId: string
  row: Awaited<ReturnType<typeof lockAnnotation>>
  next: { body: BodyJson | null; text: string; visibility: Visibility; motivation: Motivation }
  tags?: readonly Tag[] | undefined
  mentions?: readonly string[] | undefined
  now: Date
}

/**
 * Keeps the earlier body and stores the new one under the next edit, with the rows beside it. Other tags alone are no edit:
 * nothing was said anew.
 */
export async function storeChange(tx: Tx, change: StoredChange): Promise<void> {
  const { id, groupId, row, next, tags, mentions, now } = change
  const annotationId = uuidOf(id)
  if (!isDeepStrictEqual(wordsOf(next), wordsOf(row))) {
    await keepEdit(tx, { id, groupId, row, replacedAt: now })
    await tx.annotation.update({
      where: { id: annotationId },
      data: {
        ...wordsOf(next),
        body: next.body === null ? Prisma.DbNull : (next.body as Prisma.InputJsonValue),
        edit: row.edit + 1,
        editedAt: now,
      },
    })
  }
  if (tags !== undefined) {
    await tx.tag.deleteMany({ where: { annotationId } })
    await tx.tag.createMany({
      data: tags.map((tag, ordinal) => ({ ...tag, annotationId, groupId, ordinal })),
    })
  }
  if (mentions !== undefined) {
    await tx.mention.deleteMany({ where: { annotationId } })
    await tx.mention.createMany({ data: mentions.map((userId) => ({ annotationId, userId, groupId })) })
  }
}

/** What an edit changes, and its history keeps. */
function wordsOf({ body, text, visibility, motivation }: StoredChange['next']) {
  return { body, text, visibility, motivation }
}
