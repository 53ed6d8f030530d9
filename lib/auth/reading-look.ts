import { DEFAULT_READING } from '@/lib/auth/reading-settings'
import type { ReadingSettings } from '@/lib/auth/reading-settings'
import type { Theme } from '@/lib/auth/theme'

/** What the root element of a page carries: data attributes and custom properties of CSS, in all of them or only in some. */
export type ReadingLook = { data: Record<string, string>; properties: Record<string, string> }

/**
 * Theme and settings as `app/styles` reads them. What is as everybody has it is left out, so that the tokens stand; the names
 * are all in `LOOK_NAMES`, to be taken away before another look is put on.
 */
export function readingLook(theme: Theme, settings: ReadingSettings): ReadingLook {
  const { face, size, line, letter, word, width } = settings
  const differs = (key: keyof ReadingSettings) => settings[key] !== DEFAULT_READING[key]
  return {
    data: {
      ...(theme === 'system' ? {} : { theme }),
      ...(face === DEFAULT_READING.face ? {} : { face }),
    },
    properties: {
      ...(differs('size') ? { '--text-scale': String(size / 100) } : {}),
      ...(differs('line') ? { '--lead': String(line / 100) } : {}),
      ...(differs('letter') ? { '--letter-space': `${letter / 100}em` } : {}),
      ...(differs('word') ? { '--word-space': `${word / 100}em` } : {}),
      ...(differs('width') ? { '--measure-scale': String(width / DEFAULT_READING.width) } : {}),
    },
  }
}

/** Every name that a look may use. */
export const LOOK_NAMES = {
  data: ['theme', 'face'],
  properties: ['--text-scale', '--lead', '--letter-space', '--word-space', '--measure-scale'],
} as const
