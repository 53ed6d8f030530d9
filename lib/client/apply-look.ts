import { LOOK_NAMES, readingLook } from '@/lib/auth/reading-look'
import type { Preferences } from '@/lib/notifications/preference'

/** Puts a reader's theme and settings on the page, as the server writes them into its first HTML. */
export function applyLook({ theme, reading }: Pick<Preferences, 'theme' | 'reading'>): void {
  const { data, properties } = readingLook(theme, reading)
  const root = document.documentElement
  for (const name of LOOK_NAMES.data) {
    const value = data[name]
    if (value === undefined) delete root.dataset[name]
    else root.dataset[name] = value
  }
  for (const name of LOOK_NAMES.properties) {
    const value = properties[name]
    if (value === undefined) root.style.removeProperty(name)
    else root.style.setProperty(name, value)
  }
}
