import { z } from 'zod'
import { annotationSchema } from '@/lib/annotations/annotation-schema'
import type { AnnotationId, ReadingId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { bellSchema } from '@/lib/realtime/bell-schema'
import { readingFactsSchema, viewerSchema } from '@/lib/permissions/facts-schema'
import type { Frame } from '@/lib/realtime/frame'

const readingId = idSchema<ReadingId>()

/** A frame as the event stream tells it: the `data` of each of its messages. */
export const frameSchema: z.ZodType<Frame> = z
  .union([
    z.object({
      kind: z.literal('upsert'),
      annotation: annotationSchema,
      isNew: z.literal(true).exactOptional(),
    }),
    z.object({
      kind: z.literal('remove'),
      readingId,
      id: idSchema<AnnotationId>(),
      rootId: idSchema<AnnotationId>(),
    }),
    z.object({
      kind: z.literal('context'),
      readingId,
      viewer: viewerSchema,
      facts: readingFactsSchema,
    }),
    z.object({ kind: z.literal('reset'), readingId: readingId.nullable() }),
    z.object({
      kind: z.literal('presence'),
      readingId,
      count: z.number(),
      people: z.array(z.object({ id: idSchema<UserId>(), name: z.string() })).nullable(),
    }),
    z.object({ kind: z.literal('seen'), readingId, ids: z.array(idSchema<AnnotationId>()).nullable() }),
    bellSchema.extend({ kind: z.literal('bell') }),
  ])
  .meta({ id: 'Frame' })
