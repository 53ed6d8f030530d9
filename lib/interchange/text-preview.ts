import type { ImportChange } from './import-change'

/**
 * A pasted text as it would be stored. `html` is the article as every page draws it; `title` and `language` are offers
 * or null; `characters` are UTF-16 units.
 */
export type TextPreview = {
  html: string
  title: string | null
  language: string | null
  changes: ImportChange[]
  characters: number
  minutes: number
}
