import { z } from 'zod'
import type { Reading } from '@/lib/documents/reading'
import { PURPOSES } from '@/lib/groups/role'
import type { DocumentId, GroupId, ReadingId, RevisionId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

const time = z.string().meta({ format: 'date-time' })

/** A reading as the API tells it. */
export const readingSchema: z.ZodType<Reading> = z
  .object({
    id: idSchema<ReadingId>(),
    title: z.string(),
    author: z.string().nullable(),
    source: z.string().nullable(),
    language: z.string(),
    direction: z.enum(['ltr', 'rtl', 'auto']),
    documentId: idSchema<DocumentId>(),
    revision: z.object({
      id: idSchema<RevisionId>(),
      number: z.number(),
      format: z.number(),
      publishedAt: time,
    }),
    group: z.object({
      id: idSchema<GroupId>(),
      slug: z.string(),
      name: z.string(),
      purpose: z.enum(PURPOSES),
    }),
    openedAt: time,
    openedBy: z.string().nullable(),
  })
  .meta({ id: 'Reading' })
