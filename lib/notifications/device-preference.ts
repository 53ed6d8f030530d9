import { z } from 'zod'
import { readingSettings } from '@/lib/auth/reading-settings-schema'
import { THEMES } from '@/lib/auth/theme'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'
import type { Preferences } from '@/lib/notifications/preference'

/** Our own is a quarter of this; what is longer was not written by us. */
const COOKIE_LIMIT = 1000

const stored = z.object({
  theme: z.enum(THEMES).catch('system'),
  reading: readingSettings,
  letterKeys: z.boolean().catch(true),
})

/** The preferences of a reader who is not signed in, from the decoded value of `DEVICE_COOKIE`; without, everybody's. */
export function devicePreference(value: string | undefined): Preferences {
  if (value === undefined || value.length > COOKIE_LIMIT) return DEFAULT_PREFERENCES
  try {
    return { ...DEFAULT_PREFERENCES, ...stored.parse(JSON.parse(value)) }
  } catch {
    // A cookie is the device's own affair, and need not be ours.
    return DEFAULT_PREFERENCES
  }
}
