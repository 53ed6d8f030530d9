import type { NodeJson } from '@/lib/documents/block-ids'
import type { SavedCopy } from '@/lib/documents/working-copy'
import type { DocumentId } from '@/lib/ids'
import type { Source } from '@/lib/interchange/input'
import type { TextPreview } from '@/lib/interchange/text-preview'
import type { Send } from './api'

/** The calls of the pages on which texts are made and written. */
export function documentsApi(send: Send) {
  return {
    /** A pasted text as it would be stored; stores nothing. */
    preview: (body: Source & { title: string }, signal: AbortSignal) =>
      send<TextPreview>({ method: 'POST', path: '/api/documents/preview', body, signal }),

    /** Saves the working copy over the one of that number. */
    save: (id: DocumentId, body: { number: number; json: NodeJson }) =>
      send<SavedCopy>({ method: 'PATCH', path: `/api/documents/${id}/working-copy`, body }),
  }
}
