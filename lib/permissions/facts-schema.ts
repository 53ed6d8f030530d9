import { z } from 'zod'
import { ROLES } from '@/lib/groups/role'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'

/** The viewer as the API tells it. */
export const viewerSchema = z.object({
  userId: z.string().nullable(),
  siteAdmin: z.boolean(),
  suspended: z.boolean(),
}) satisfies z.ZodType<Viewer>

/** A reading's facts as the API tells them: what decides which buttons a page shows. */
export const readingFactsSchema: z.ZodType<ReadingFacts> = z.object({
  role: z.enum(ROLES).nullable(),
  group: z.object({
    readableBy: z.enum(['world', 'members']),
    writableBy: z.enum(['members', 'moderators']),
    archived: z.boolean(),
  }),
  document: z.object({ published: z.boolean(), role: z.enum(['owner', 'editor']).nullable() }),
  reading: z.object({ commenting: z.enum(['open', 'closed']) }),
})
