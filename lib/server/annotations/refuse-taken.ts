import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { presentNow } from '@/lib/server/annotations/load-thread'
import type { Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'

type Given = { id: AnnotationId; viewer: Context['viewer']; userId: string; reading: LoadedReading }

/**
 * Refuses an id that says something else already: the same words anew, changed after an answer was lost, or another's. Who
 * posted it is told what stands there; others learn nothing.
 */
export async function refuseTaken(tx: Tx, { id, viewer, userId, reading }: Given): Promise<never> {
  const own = await tx.annotation.findUnique({
    where: { id: uuidOf(id), authorId: uuidOf(userId), readingId: reading.row.id },
    select: { rootId: true },
  })
  const current = own && (await presentNow(tx, { id, viewer, reading, rootId: own.rootId }))
  throw new AppError('conflict', { reason: 'id_taken', ...(current ? { current } : {}) })
}
