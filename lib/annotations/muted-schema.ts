import { z } from 'zod'
import type { AnnotationId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Whose words the viewer does not want to see in a reading: by their annotations, not by their names. */
export const mutedSchema = z.object({ isMuting: z.boolean(), ids: z.array(idSchema<AnnotationId>()) })
export type Muted = z.infer<typeof mutedSchema>
