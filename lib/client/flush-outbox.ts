import { annotationsApi } from '@/lib/client/annotations-api'
import { createApi } from '@/lib/client/api'
import { deviceStorage } from '@/lib/client/device-storage'
import type { KeyValue } from '@/lib/client/device-storage'
import { passagesOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { draftsOfAccount, openDrafts } from '@/lib/client/drafts'
import { stateAfter } from '@/lib/client/outbox-rules'
import { oneTabAtATime, sendNew } from '@/lib/client/send-new'
import type { New } from '@/lib/client/send-new'
import type { ReadingId } from '@/lib/ids'

type Flushing = {
  userId: string
  storage?: KeyValue | null
  base?: string
  /** The reading whose own page sends what waits for it. */
  except?: string
}

/**
 * Posts what waits on this device in one account's name, from whatever page of it; returns how many the server has taken. What it
 * refuses stays, and its own page says why.
 */
export async function flushOutbox({
  userId,
  storage = deviceStorage(),
  base = '',
  except,
}: Flushing): Promise<number> {
  const api = annotationsApi(createApi({ base, userId }))
  let posted = 0
  for (const { readingId, draft } of draftsOfAccount(storage, userId)) {
    if (draft.posting === null || readingId === except) continue
    const box = openDrafts(storage, { userId, readingId })
    const isPosted = await oneTabAtATime(draft.id, async () => {
      const kept = box.find(draft.id)
      if (!kept?.posting || kept.posting.isRefused) return false
      const result = await sendNew(api, newOf(readingId, kept, kept.posting.motivation))
      const state = stateAfter(result.ok ? null : result.problem)
      if (state === 'posted') box.forget(kept)
      if (state === 'draft') box.keep({ ...kept, posting: { ...kept.posting, isRefused: true } })
      return state === 'posted'
    })
    if (isPosted) posted++
  }
  return posted
}

function newOf(readingId: ReadingId, draft: Draft, motivation: New['motivation']): New {
  const { id, place, body, text, visibility, tags, number } = draft
  return {
    id,
    readingId,
    motivation,
    visibility,
    tags,
    body: text.trim() === '' ? null : body,
    parentId: place.kind === 'reply' ? place.parentId : null,
    targets:
      place.kind === 'document' ? [{ revisionId: place.revisionId, selectors: null }] : passagesOf(draft),
    draftNumber: number,
  }
}
