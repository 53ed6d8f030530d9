import { z } from 'zod'
import type { PackedAnchors } from '@/lib/anchoring/packed'

/** Packed anchors as the API tells them (docs/formats.md, 6). */
export const packedAnchorsSchema: z.ZodType<PackedAnchors> = z.object({
  format: z.literal(1),
  ids: z.string(),
  starts: z.array(z.number()),
  lengths: z.array(z.number()),
  depth: z.array(z.number()),
  flags: z.array(z.number()),
})
