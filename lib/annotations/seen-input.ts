import { z } from 'zod'
import { SEEN_AT_ONCE } from '@/lib/annotations/limits'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** What somebody has seen of a reading; nothing says only that they are there. */
export const markSeenInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  ids: z.array(idSchema<AnnotationId>()).max(SEEN_AT_ONCE),
})

/** How much of a reading is unread, as the API tells it. */
export const unreadCountAnswer = z.object({ unread: z.number() })
