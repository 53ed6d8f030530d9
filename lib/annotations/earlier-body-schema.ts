import { z } from 'zod'
import { bodyJsonSchema } from '@/lib/annotations/annotation-schema'
import type { EarlierBody } from '@/lib/annotations/earlier-body'
import { STATUSES } from '@/lib/annotations/status'
import { VISIBILITIES } from '@/lib/annotations/visibility'

const time = z.string().meta({ format: 'date-time' })

/** An earlier body as the API tells it. */
export const earlierBodySchema: z.ZodType<EarlierBody> = z
  .object({
    edit: z.number(),
    body: bodyJsonSchema.nullable(),
    text: z.string(),
    visibility: z.enum(VISIBILITIES),
    status: z.enum(STATUSES),
    replacedAt: time,
    emptied: z.object({ at: time, by: z.enum(['author', 'moderator']) }).nullable(),
  })
  .meta({ id: 'EarlierBody' })

/** One earlier body. */
export const editAnswer = z.object({ edit: earlierBodySchema })

/** The earlier bodies of an annotation that one may read. */
export const editList = z.object({ items: z.array(earlierBodySchema) })
