import { z } from 'zod'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { FACES } from '@/lib/auth/reading-settings'
import { THEMES } from '@/lib/auth/theme'
import type { Preferences } from '@/lib/notifications/preference'

const preferences: z.ZodType<Preferences> = z.object({
  theme: z.enum(THEMES),
  reading: z.object({
    face: z.enum(FACES),
    size: z.number(),
    line: z.number(),
    letter: z.number(),
    word: z.number(),
    width: z.number(),
  }),
  lastVisibility: z.enum(VISIBILITIES),
  letterKeys: z.boolean(),
  showsPresence: z.boolean(),
  timeZone: z.string().nullable(),
})

/** Preferences as the API tells them. */
export const preferencesAnswer = z.object({ preferences })
