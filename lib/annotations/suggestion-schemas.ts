import { z } from 'zod'
import { ROLES } from '@/lib/groups/role'
import type { UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Members who can be mentioned, as the API tells them. */
export const peopleSchema = z.object({
  people: z.array(z.object({ id: idSchema<UserId>(), name: z.string(), role: z.enum(ROLES) })),
})

/** Tags in use, the most used first. */
export const tagListSchema = z.object({ tags: z.array(z.string()) })
