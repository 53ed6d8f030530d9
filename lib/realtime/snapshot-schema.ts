import { z } from 'zod'
import { annotationSchema, unreadSchema } from '@/lib/annotations/annotation-schema'
import { mutedSchema } from '@/lib/annotations/muted-schema'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { readingSchema } from '@/lib/documents/reading-schema'
import { readingFactsSchema, viewerSchema } from '@/lib/permissions/facts-schema'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** A snapshot as the API tells it. */
export const snapshotSchema: z.ZodType<Snapshot> = z.object({
  reading: readingSchema,
  viewer: viewerSchema.extend({ name: z.string().nullable() }),
  facts: readingFactsSchema,
  threads: z.array(annotationSchema),
  next: z.string().nullable(),
  resolvedCount: z.number(),
  lastVisibility: z.enum(VISIBILITIES),
  unreadCount: z.number(),
  unread: unreadSchema,
  muted: mutedSchema,
  cursor: z.string(),
  now: z.string().meta({ format: 'date-time' }),
})
