import { TAGS_LIMIT } from '@/lib/annotations/limits'
import { foldTag, readTag } from '@/lib/annotations/read-tag'

/** The tags with those that were typed, or the key of what is wrong with one of them and the limit that it breaks. */
export type Added = { ok: true; tags: string[] } | { ok: false; message: string; limit?: number }

/** What stands between tags, in the scripts that have a comma of their own. */
export const COMMA = /[,،、，]/u

/** Adds what was typed to tags: each part between commas, unless it is there already in other case. */
export function addTags(tags: readonly string[], typed: string): Added {
  const next = [...tags]
  for (const part of typed.split(COMMA)) {
    if (part.trim() === '') continue
    const read = readTag(part)
    if (!read.ok) return read
    if (next.some((tag) => foldTag(tag) === read.tag.name)) continue
    if (next.length === TAGS_LIMIT) return { ok: false, message: 'too_many_tags' }
    next.push(read.tag.label)
  }
  return { ok: true, tags: next }
}
