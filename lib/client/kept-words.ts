import { excerpt } from '@/lib/text/excerpt'
import type { KeyValue } from './device-storage'
import { hasLeft } from './left-account'

/** One thing that somebody writes, kept on this device until the server has it. */
export type KeptWords<T> = {
  /** What was kept, or null; `read` says whether it still has the shape that is expected. */
  recall: (read: (value: unknown) => T | null) => T | null
  /** False when the device would not: what it kept before stands. */
  keep: (value: T) => boolean
  forget: () => void
}

/** The place for it, under the account, so that the next person at a shared device never meets it. */
export function openKeptWords<T>(
  storage: KeyValue | null,
  { userId, name }: { userId: string; name: string },
): KeptWords<T> {
  const key = `${accountPrefix(userId)}${name}`
  return {
    recall: (read) => {
      const stored = storage?.getItem(key) ?? null
      if (stored === null) return null
      try {
        return read(JSON.parse(stored) as unknown)
      } catch {
        return null
      }
    },
    keep: (value) => {
      if (storage === null || hasLeft(userId)) return false
      try {
        storage.setItem(key, JSON.stringify(value))
        return true
      } catch {
        return false
      }
    },
    forget: () => storage?.removeItem(key),
  }
}

/** The beginnings of all that is kept here of one person, and not on the server. */
export function keptOfAccount(storage: KeyValue | null, userId: string): string[] {
  return keysOf(storage, userId).map(
    (key) => excerpt(wordsIn(storage?.getItem(key) ?? ''), SHOWN) || 'A text',
  )
}

/** Takes all of it from this device. */
export function forgetKept(storage: KeyValue | null, userId: string): void {
  for (const key of keysOf(storage, userId)) storage?.removeItem(key)
}

/** In graphemes. */
const SHOWN = 80

function accountPrefix(userId: string): string {
  return `postil:kept:1:${userId}:`
}

function keysOf(storage: KeyValue | null, userId: string): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '')
  return keys.filter((key) => key.startsWith(accountPrefix(userId)))
}

/** Whatever is kept says its words under “text”, as documents of the editor do; tags of pasted HTML are left out. */
function wordsIn(stored: string): string {
  const found = [...stored.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, text]) => JSON.parse(`"${text}"`) as string,
  )
  return found.join(' ').replace(/<[^>]*>/g, ' ')
}
