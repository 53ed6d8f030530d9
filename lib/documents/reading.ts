import type { DocumentId, GroupId, ReadingId, RevisionId } from '@/lib/ids'
import type { Purpose } from '@/lib/groups/role'

/** A reading as its readers see it: the text's data, the group's name, the current revision. */
export type Reading = {
  id: ReadingId
  title: string
  author: string | null
  source: string | null
  language: string
  direction: 'ltr' | 'rtl' | 'auto'
  documentId: DocumentId
  revision: { id: RevisionId; number: number; format: number; publishedAt: string }
  group: { id: GroupId; slug: string; name: string; purpose: Purpose }
  openedAt: string
  openedBy: string | null
}
