import type { DocumentId, RevisionId } from '@/lib/ids'
import type { NodeJson } from './block-ids'

/** One immutable published state of a document. `text` is the plain text of `json` under `format`; `number` counts from 1. */
export type Revision = {
  id: RevisionId
  documentId: DocumentId
  number: number
  format: number
  json: NodeJson
  text: string
  publishedAt: string
}
