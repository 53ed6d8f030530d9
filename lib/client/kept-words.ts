import type { KeyValue } from './drafts'

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
  const key = `postil:kept:1:${userId}:${name}`
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
      if (storage === null) return false
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
