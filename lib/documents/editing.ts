import type { DocumentId, DocumentOwnerId, ReadingId } from '@/lib/ids'
import type { Direction } from './details-input'
import type { DocumentRole } from './input'
import type { WorkingCopy } from './working-copy'

/** One entry of who owns and edits a document: a person, or a group through those who moderate it. */
export type DocumentOwner = {
  id: DocumentOwnerId
  role: DocumentRole
  noun: 'user' | 'group'
  name: string
  isViewer: boolean
}

/** What is said about a text. */
export type Details = {
  title: string
  author: string | null
  source: string | null
  language: string
  direction: Direction
}

/**
 * A document as those who edit it see it. `copy` is null once it is published, `published` until then. `candidates` can be
 * added, by the word that a form sends; `readings` are those that the viewer may read.
 */
export type Editing = Details & {
  id: DocumentId
  published: { number: number; at: string } | null
  copy: WorkingCopy | null
  owners: DocumentOwner[]
  candidates: { party: string; noun: 'user' | 'group'; name: string }[]
  hasMoreCandidates: boolean
  readings: { id: ReadingId; groupName: string; commenting: 'open' | 'closed' }[]
  viewer: { userId: string | null; siteAdmin: boolean; suspended: boolean }
  facts: { document: { published: boolean; role: DocumentRole | null } }
}
