import { z } from 'zod'
import type { UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** The threads that a filter has found, as the API tells them: their ids in order, 22 characters each, in one string. */
export const matchesSchema = z.object({ ids: z.string(), count: z.number() })

/** What threads can be filtered by, as the API tells it. */
export const facetsSchema = z.object({
  people: z.array(z.object({ id: idSchema<UserId>(), name: z.string() })),
  tags: z.array(z.object({ name: z.string(), label: z.string() })),
})
