import { parseDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { keysOf } from '@/lib/client/device-storage'
import type { KeyValue } from '@/lib/client/device-storage'
import { draftsPrefix } from '@/lib/client/waiting-posts'
import type { AnnotationId, ReadingId } from '@/lib/ids'

/** Whose drafts, on which reading. */
export type DraftOwner = { userId: string; readingId: string }

/** The drafts of one person on one reading, on this device. */
export type DraftBox = {
  /** Every draft kept, the one written last first. */
  all: () => Draft[]
  /** One of them, as the tab has kept it that wrote last. */
  find: (id: AnnotationId) => Draft | null
  /** Keeps a draft; false when the device would not (storage full or switched off): then what it kept before stands. */
  keep: (draft: Draft) => boolean
  /** Forgets a draft, but not what another tab has written on since. */
  forget: (draft: DraftMark) => void
  /** Forgets it, and remembers that it was discarded until the server has heard of it. */
  bury: (draft: DraftMark) => void
  /** What was discarded here and may still be kept by the server, with the number that was seen. */
  buried: () => Discarded[]
  /** The server has heard of it. */
  unbury: (id: AnnotationId) => void
}

type DraftMark = Pick<Draft, 'id' | 'touchedAt' | 'number'>
type Discarded = Pick<Draft, 'id' | 'number'>

/**
 * Opens the drafts of one person on one reading. Each has a key of its own, so that two tabs do not overwrite each
 * other, and the account stands in the key, so that the next person at a shared device never meets them.
 */
export function openDrafts(storage: KeyValue | null, { userId, readingId }: DraftOwner): DraftBox {
  const prefix = `${draftsPrefix(userId)}${readingId}:`
  const read = (key: string) => storage?.getItem(key) ?? ''
  const isNewer = ({ id, touchedAt }: DraftMark) =>
    (parseDraft(read(prefix + id))?.touchedAt ?? -Infinity) > touchedAt

  function put(key: string, value: unknown): boolean {
    if (storage === null || left.get(storage)?.has(userId)) return false
    try {
      storage.setItem(key, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  }

  function forget(draft: DraftMark): void {
    if (!isNewer(draft)) storage?.removeItem(prefix + draft.id)
  }

  return {
    all: () =>
      keysOf(storage, prefix)
        .flatMap((key) => parseDraft(read(key)) ?? [])
        .sort((a, b) => b.touchedAt - a.touchedAt),
    find: (id) => parseDraft(read(prefix + id)),
    keep: (draft) => put(prefix + draft.id, draft),
    forget,
    bury: (draft) => {
      forget(draft)
      if (!isNewer(draft)) put(prefix + draft.id, { discarded: draft.number })
    },
    buried: () =>
      keysOf(storage, prefix).flatMap((key) => readDiscarded(key.slice(prefix.length), read(key))),
    unbury: (id) => {
      if (readDiscarded(id, read(prefix + id)).length > 0) storage?.removeItem(prefix + id)
    },
  }
}

function readDiscarded(id: string, stored: string): Discarded[] {
  try {
    const { discarded } = JSON.parse(stored) as { discarded?: unknown }
    return typeof discarded === 'number' ? [{ id: id as AnnotationId, number: discarded }] : []
  } catch {
    return []
  }
}

/** Every draft of one person on this device, whatever reading it is on. */
export function draftsOfAccount(
  storage: KeyValue | null,
  userId: string,
): { readingId: ReadingId; draft: Draft }[] {
  const prefix = draftsPrefix(userId)
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
  for (const key of keysOf(storage, draftsPrefix(userId))) storage?.removeItem(key)
}
