import { parseDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import type { ReadingId } from '@/lib/ids'

/** What is used of the browser's local storage; a test hands in a map. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Whose drafts, on which reading. */
export type DraftOwner = { userId: string; readingId: string }

/** The drafts of one person on one reading, on this device. */
export type DraftBox = {
  /** Every draft kept, the one written last first. */
  all: () => Draft[]
  /** Keeps a draft; false when the device would not (storage full or switched off): then what it kept before stands. */
  keep: (draft: Draft) => boolean
  forget: (id: string) => void
}

/**
 * Opens the drafts of one person on one reading. Each has a key of its own, so that two tabs do not overwrite each
 * other, and the account stands in the key, so that the next person at a shared device never meets them.
 */
export function openDrafts(storage: KeyValue | null, { userId, readingId }: DraftOwner): DraftBox {
  const prefix = `${accountPrefix(userId)}${readingId}:`
  return {
    all: () =>
      keysOf(storage, prefix)
        .flatMap((key) => parseDraft(storage?.getItem(key) ?? '') ?? [])
        .sort((a, b) => b.touchedAt - a.touchedAt),
    keep: (draft) => {
      if (storage === null || left.get(storage)?.has(userId)) return false
      try {
        storage.setItem(prefix + draft.id, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },
    forget: (id) => storage?.removeItem(prefix + id),
  }
}

/** Every draft of one person on this device, whatever reading it is on. */
export function draftsOfAccount(
  storage: KeyValue | null,
  userId: string,
): { readingId: ReadingId; draft: Draft }[] {
  const prefix = accountPrefix(userId)
  return keysOf(storage, prefix).flatMap((key) => {
    const draft = parseDraft(storage?.getItem(key) ?? '')
    const [readingId = ''] = key.slice(prefix.length).split(':')
    return draft ? [{ readingId: readingId as ReadingId, draft }] : []
  })
}

/** Who has left which storage: what is still on its way must not put their words back. */
const left = new WeakMap<KeyValue, Set<string>>()

/** Takes everything that one person has written from this device; this page keeps nothing of theirs on it any more. */
export function forgetAccount(storage: KeyValue | null, userId: string): void {
  if (storage !== null) left.set(storage, new Set(left.get(storage)).add(userId))
  for (const key of keysOf(storage, accountPrefix(userId))) storage?.removeItem(key)
}

function accountPrefix(userId: string): string {
  return `postil:draft:1:${userId}:`
}

/** The browser's local storage; null where reading it is refused (storage switched off, a sandboxed frame). */
export function deviceStorage(): KeyValue | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function keysOf(storage: KeyValue | null, prefix: string): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '')
  return keys.filter((key) => key.startsWith(prefix))
}
