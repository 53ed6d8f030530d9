import { createApi } from '@/lib/client/api'
import { isEmptyDraft } from '@/lib/client/draft'
import { toWire } from '@/lib/client/draft-wire'
import { draftsApi } from '@/lib/client/drafts-api'
import { deviceStorage, draftsOfAccount, forgetAccount } from '@/lib/client/drafts'
import type { KeyValue } from '@/lib/client/drafts'
import { forgetKept, keptOfAccount } from '@/lib/client/kept-words'
import { tellLeft } from '@/lib/client/left-account'

type Leaving = { userId: string; storage?: KeyValue | null; base?: string }

/**
 * Takes a person's words from this device once the server has them: drafts are saved first; a text that is still being written
 * stands nowhere else. Returns the words of those that it has not: then nothing
 * is taken away, so that they can be told of.
 */
export async function leaveDevice({
  userId,
  storage = deviceStorage(),
  base = '',
}: Leaving): Promise<string[]> {
  const api = draftsApi(createApi(base))
  const kept = keptOfAccount(storage, userId)
  for (const { readingId, draft } of draftsOfAccount(storage, userId)) {
    if (draft.isSaved || isEmptyDraft(draft)) continue
    const result = await api.save({ readingId, id: draft.id, body: toWire(draft) })
    if (!result.ok) kept.push(draft.text)
  }
  if (kept.length === 0) clearDevice(userId, storage)
  return kept
}

/** Takes a person's words from this device and from every page that is open on it, saved or not. */
export function clearDevice(userId: string, storage: KeyValue | null = deviceStorage()): void {
  forgetAccount(storage, userId)
  forgetKept(storage, userId)
  tellLeft(userId)
}
