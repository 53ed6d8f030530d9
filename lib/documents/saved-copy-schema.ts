import { z } from 'zod'
import type { SavedCopy } from './working-copy'

/** What a save answers, as the API tells it. */
export const savedCopySchema: z.ZodType<SavedCopy> = z
  .object({ number: z.number(), savedAt: z.string().meta({ format: 'date-time' }) })
  .meta({ id: 'SavedCopy' })
