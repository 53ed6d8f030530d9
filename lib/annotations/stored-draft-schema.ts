import { z } from 'zod'
import { bodyJsonSchema } from '@/lib/annotations/annotation-schema'
import { chosenMotivation, targetSchema } from '@/lib/annotations/input'
import type { StoredDraft } from '@/lib/annotations/stored-draft'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

const id = idSchema<AnnotationId>()

/** An unsent draft as the API tells it to its author. */
export const storedDraftSchema: z.ZodType<StoredDraft> = z
  .object({
    id,
    kind: z.enum(['create', 'reply', 'edit']),
    parentId: id.nullable(),
    rootId: id.nullable(),
    motivation: chosenMotivation,
    visibility: z.enum(VISIBILITIES),
    body: bodyJsonSchema.nullable(),
    text: z.string(),
    targets: z.array(targetSchema).nullable(),
    tags: z.array(z.string()),
    seenEdit: z.number().nullable(),
    number: z.number(),
    savedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'Draft' })

/** One draft. */
export const draftAnswer = z.object({ draft: storedDraftSchema })

/** All drafts of one person on a reading. */
export const draftList = z.object({ items: z.array(storedDraftSchema) })
