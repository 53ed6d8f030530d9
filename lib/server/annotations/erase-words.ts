import 'server-only'
import { z } from 'zod'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { Prisma } from '@/lib/server/db/generated/client'
import { inTransaction } from '@/lib/server/transaction'

const payloadSchema = z.strictObject({ id: idSchema<AnnotationId>() })

/**
 * Job: takes a deleted annotation's words out of its row, its history and the draft of a change of them, and with them its
 * tags and mentions. One that was restored meanwhile is left alone.
 */
export async function eraseWords(payload: unknown): Promise<void> {
  const { id } = payloadSchema.parse(payload)
  await inTransaction(async ({ tx, audit }) => {
    const annotationId = uuidOf(id)
    const { count } = await tx.annotation.updateMany({
      where: { id: annotationId, deletedAt: { not: null } },
      data: { body: Prisma.DbNull, text: '' },
    })
    if (count === 0) return
    // A change of these words that was never sent.
    await tx.draft.deleteMany({ where: { id: annotationId } })
    await tx.annotationEdit.updateMany({ where: { annotationId }, data: { body: Prisma.DbNull, text: '' } })
    await tx.tag.deleteMany({ where: { annotationId } })
    await tx.mention.deleteMany({ where: { annotationId } })
    audit({ action: 'annotation.erase', actorId: null, groupId: null, subjectId: id })
  })
}
