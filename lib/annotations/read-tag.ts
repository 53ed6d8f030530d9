import { TAG_LENGTH_LIMIT } from '@/lib/annotations/limits'
import { normalizeName } from '@/lib/text/normalize'

/** A tag as its author wrote it (`label`), and the form in which tags are compared (`name`). */
export type Tag = { name: string; label: string }

/** What somebody typed as a tag: the tag, or the key of what is wrong with it, with the limit that it breaks. */
export type TagRead = { ok: true; tag: Tag } | { ok: false; message: string; limit?: number }

/**
 * The tag in what was typed: NFC, visible, one line, without control or bidirectional characters, 1 to 50 graphemes. The
 * sign before it is none of it.
 */
export function readTag(input: string): TagRead {
  const name = normalizeName(input.trim().replace(/^[#＃]+/u, ''), TAG_LENGTH_LIMIT)
  if (name.ok) return { ok: true, tag: { name: foldTag(name.value), label: name.value } }
  if (name.limit === undefined) return { ok: false, message: `tag_${name.reason}` }
  return { ok: false, message: 'too_long', limit: name.limit }
}

/** The form in which tags are compared: without case, so that "Irony" and "irony" are one. */
export function foldTag(label: string): string {
  // Upper case first, which also makes one of "straße" and "STRASSE".
  return label.toUpperCase().toLowerCase().normalize('NFC')
}
