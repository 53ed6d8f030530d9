import { graphemesOf } from '@/lib/text/graphemes'

/** Graphemes of a name that a group's address takes over; the rest would only be cut off elsewhere. */
const KEPT = 48

/** Letters that are not mistaken for one another, and no vowels that would make words. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789'

/** Characters of the ending of every address. */
export const ENDING_LENGTH = 5

/** UTF-16 units of the longest address that is asked for. */
export const SLUG_LIMIT = 400

const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * The address of a group from its name and random bytes: its letters and digits in lower case, whatever their script,
 * hyphens for the rest, Latin letters without marks, and an ending. Every address has one, so that nobody learns from
 * a taken name that a closed group has it; the ending also keeps an open group's address from being guessed.
 */
export function slugFor(name: string, random: Uint8Array): string {
  const plain = name.normalize('NFD').replace(LATIN_MARKS, '$1').normalize('NFC').toLowerCase()
  const words = graphemesOf(plain.replace(SEPARATORS, '-')).slice(0, KEPT).join('')
  const ending = Array.from(random.subarray(0, ENDING_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length])
  return [words.replace(/^-+|-+$/g, ''), ending.join('')].filter(Boolean).join('-')
}

/** A group's address from a part of a path, where some frameworks leave it percent-encoded; null when it is none. */
export function slugFromPath(part: string): string | null {
  try {
    return decodeURIComponent(part).normalize('NFC')
  } catch {
    return null
  }
}

/** The path of a group, or of a page of it: `/g/…/members`. */
export function groupPath(slug: string, page: '' | 'members' | 'settings' = ''): string {
  return `/g/${encodeURIComponent(slug)}${page === '' ? '' : `/${page}`}`
}
