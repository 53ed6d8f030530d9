import { z } from 'zod'
import type { ReadingPosition } from '@/lib/documents/reading-position'

const position: z.ZodType<ReadingPosition> = z.object({ blockId: z.string(), offset: z.number() })

/** Where one has stopped reading, as the API tells it. */
export const positionAnswer = z.object({ position })
