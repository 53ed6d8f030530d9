import { keysOf } from '@/lib/client/device-storage'
import type { KeyValue } from '@/lib/client/device-storage'

/** How the keys of all drafts of one person begin. */
export function draftsPrefix(userId: string): string {
  return `postil:draft:1:${userId}:`
}

/** True when something of this person's waits here to be posted. Asked on every page, so that nothing need be fetched for it. */
export function hasWaiting(storage: KeyValue | null, userId: string): boolean {
  // Unescaped quotes stand around names alone: no words that somebody writes look like this.
  return keysOf(storage, draftsPrefix(userId)).some((key) =>
    storage?.getItem(key)?.includes('"posting":{"motivation"'),
  )
}
