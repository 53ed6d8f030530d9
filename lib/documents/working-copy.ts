import type { NodeJson } from './block-ids'

/**
 * The unpublished text of a document: `json` of the article schema, the same as `html` without marks of readers, the
 * number that a save over it has to name, and who saved it last (null for an account that is gone).
 */
export type WorkingCopy = {
  json: NodeJson
  html: string
  number: number
  savedAt: string
  savedBy: string | null
}

/** What a save answers. */
export type SavedCopy = { number: number; savedAt: string }
