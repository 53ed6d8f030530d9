import { z } from 'zod'

/** The forms in which a person takes along what they wrote. */
export const EXPORT_FORMATS = ['jsonld', 'html', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** And the one that holds everything else that is kept about them as well. */
export const HELD_FORMAT = 'json'

/** Downloading what one wrote. */
export const exportInput = z.strictObject({
  format: z.enum([...EXPORT_FORMATS, HELD_FORMAT]).default('jsonld'),
})
