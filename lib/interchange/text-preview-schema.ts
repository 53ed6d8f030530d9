import { z } from 'zod'
import { IMPORT_CHANGES } from './import-change'
import type { TextPreview } from './text-preview'

/** A preview as the API tells it. */
export const textPreviewSchema: z.ZodType<TextPreview> = z
  .object({
    html: z.string(),
    title: z.string().nullable(),
    language: z.string().nullable(),
    changes: z.array(z.object({ kind: z.enum(IMPORT_CHANGES), count: z.number() })),
    characters: z.number(),
    minutes: z.number(),
  })
  .meta({ id: 'TextPreview' })
