import type { Visibility } from '@/lib/annotations/visibility'
import { DEFAULT_READING } from '@/lib/auth/reading-settings'
import type { ReadingSettings } from '@/lib/auth/reading-settings'
import type { Theme } from '@/lib/auth/theme'

/**
 * How a person likes Postil. `lastVisibility` was chosen for the annotation last posted; `letterKeys` says whether single
 * letters act as keys, `showsPresence` whether others see that one reads a text now; `timeZone` is an IANA name, null until a browser has given one.
 */
export type Preferences = {
  theme: Theme
  reading: ReadingSettings
  lastVisibility: Visibility
  letterKeys: boolean
  showsPresence: boolean
  timeZone: string | null
}

/** What everybody starts from. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  reading: DEFAULT_READING,
  lastVisibility: 'group',
  letterKeys: true,
  showsPresence: true,
  timeZone: null,
}
