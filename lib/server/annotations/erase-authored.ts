import 'server-only'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/**
 * The readings in which others can see something by a person (a UUID), so that they are told when it changes. One where
 * everything is private or under review is told nothing: that would show that there was something.
 */
export function listReadingsTold(tx: Tx, userId: string): Promise<{ id: string; groupId: string }[]> {
  return tx.reading.findMany({
    where: {
      annotations: {
        some: { authorId: userId, deletedAt: null, status: 'approved', visibility: { not: 'private' } },
      },
    },
    select: { id: true, groupId: true },
  })
}

/**
 * Takes a person's words (a UUID) out of their annotations and the history of these: out of all, or of those that nobody
 * but they could read. What was live is deleted; with replies an empty place stays.
 */
export async function eraseAuthored(
  tx: Tx,
  given: { userId: string; isAll: boolean; now: Date },
): Promise<void> {
  const { userId, isAll, now } = given
  await tx.$executeRaw`
    WITH erased AS (
      UPDATE annotation SET deleted_at = coalesce(deleted_at, ${now}), body = NULL, text = ''
      WHERE author_id = ${userId}::uuid AND (${isAll} OR visibility = 'private' OR deleted_at IS NOT NULL)
      RETURNING id
    ), emptied AS (
      UPDATE annotation_edit e SET body = NULL, text = '' FROM erased WHERE e.annotation_id = erased.id
    ), untagged AS (
      DELETE FROM tag t USING erased WHERE t.annotation_id = erased.id
    )
    DELETE FROM mention m USING erased WHERE m.annotation_id = erased.id`
  // An annotation that was widened has a history that only its author could read.
  await tx.annotationEdit.updateMany({
    where: { annotation: { authorId: userId }, visibility: 'private' },
    data: { body: Prisma.DbNull, text: '' },
  })
  if (isAll) await tx.value.deleteMany({ where: { userId } })
}
