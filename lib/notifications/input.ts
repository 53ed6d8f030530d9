import { z } from 'zod'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { readingSettingsChange } from '@/lib/auth/reading-settings-schema'
import { THEMES } from '@/lib/auth/theme'

/** The longest name of the IANA database has 32 characters. */
const ZONE_LIMIT = 64

/** A change of some preferences; what is not named stays as it is. */
export const updatePreferencesInput = z.strictObject({
  theme: z.enum(THEMES).exactOptional(),
  reading: readingSettingsChange.exactOptional(),
  lastVisibility: z.enum(VISIBILITIES).exactOptional(),
  letterKeys: z.boolean().exactOptional(),
  showsPresence: z.boolean().exactOptional(),
  timeZone: z
    .string()
    .max(ZONE_LIMIT)
    .regex(/^[A-Za-z][\w+/-]*$/)
    .nullable()
    .exactOptional(),
})
