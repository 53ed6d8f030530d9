import { z } from 'zod'
import { foldName } from '@/lib/annotations/fold-name'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** UTF-16 units of what is looked for. */
const Q_LIMIT = 200

/**
 * Who could read what is being written on a reading, for a visibility and, for a reply, under a thread: those whose name
 * holds `q`.
 */
export const listPeopleInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  q: z
    .string()
    .max(Q_LIMIT)
    .default('')
    .transform((q) => foldName(q.trim().replace(/^@/, ''))),
  visibility: z.enum(VISIBILITIES).default('group'),
  thread: idSchema<AnnotationId>().exactOptional(),
})
