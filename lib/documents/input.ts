import { z } from 'zod'
import type { ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Which reading. */
export const getReadingInput = z.strictObject({ readingId: idSchema<ReadingId>() })

/** Nothing: the answer depends on the viewer alone. */
export const nothingInput = z.strictObject({})
