import { createApi } from '@/lib/client/api'
import { isEmptyDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { toWire } from '@/lib/client/draft-wire'
import { draftsApi } from '@/lib/client/drafts-api'
import { deviceStorage } from '@/lib/client/device-storage'
import type { KeyValue } from '@/lib/client/device-storage'
import { draftsOfAccount, forgetAccount } from '@/lib/client/drafts'
import { flushOutbox } from '@/lib/client/flush-outbox'
import { forgetKept, keptOfAccount } from '@/lib/client/kept-words'
import { forgetPages } from '@/lib/client/kept-pages'
import { tellLeft } from '@/lib/client/left-account'

type Leaving = { userId: string; storage?: KeyValue | null; base?: string }

/**
 * Takes a person's words from this device once the server has them: what waits is posted and drafts are saved first; a text that is still being written
 * stands nowhere else. Returns the words of those that it has not: then nothing
 * is taken away, so that they can be told of.
 */
export async function leaveDevice({
  userId,
  storage = deviceStorage(),
  base = '',
}: Leaving): Promise<string[]> {
  await flushOutbox({ userId, storage, base })
  const api = draftsApi(createApi({ base, userId }))
  const kept = keptOfAccount(storage, userId)
  for (const { readingId, draft } of draftsOfAccount(storage, userId)) {
    // A highlight that waits to be posted is no draft that the server would keep.
    if (isEmptyDraft(draft) && draft.posting) kept.push(quoteOf(draft))
    if (draft.isSaved || isEmptyDraft(draft)) continue
    const result = await api.save({ readingId, id: draft.id, body: toWire(draft) })
    if (!result.ok) kept.push(draft.text)
  }
  if (kept.length === 0) await clearDevice(userId, storage)
  return kept
}

function quoteOf({ place }: Draft): string {
  return place.kind === 'passage' ? place.selectors.quote.exact : ''
}

/** Takes a person's words from this device and from every page that is open on it, saved or not; and the texts they have read. */
export async function clearDevice(userId: string, storage: KeyValue | null = deviceStorage()): Promise<void> {
  forgetAccount(storage, userId)
  forgetKept(storage, userId)
  tellLeft(userId)
  await forgetPages()
}
