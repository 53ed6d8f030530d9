import type { StoredDraft } from '@/lib/annotations/stored-draft'
import type { Send } from '@/lib/client/api'
import type { SentDraft } from '@/lib/client/draft-wire'
import type { AnnotationId, ReadingId } from '@/lib/ids'

type Saving = { readingId: ReadingId; id: AnnotationId; body: SentDraft; isLeaving?: boolean }

/** The calls that keep one's own drafts on the server. */
export function draftsApi(send: Send) {
  const at = (reading: ReadingId) => `/api/readings/${reading}/drafts`
  return {
    list: (reading: ReadingId) => send<{ items: StoredDraft[] }>({ path: at(reading) }),
    /** `isLeaving` lets the request outlive its page. */
    save: ({ readingId, id, body, isLeaving = false }: Saving) =>
      send<{ draft: StoredDraft }>({
        method: 'PUT',
        path: `${at(readingId)}/${id}`,
        body,
        keepalive: isLeaving,
      }),
    discard: (reading: ReadingId, id: AnnotationId, number: number) =>
      send<{ discarded: true }>({ method: 'DELETE', path: `${at(reading)}/${id}`, body: { number } }),
  }
}

export type DraftsApi = ReturnType<typeof draftsApi>
