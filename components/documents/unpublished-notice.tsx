import { EmptyState } from '@/components/shell/empty-state'
import type { DocumentId } from '@/lib/ids'

/** Only what is published can be opened; the way there. */
export function UnpublishedNotice({ documentId }: { documentId: DocumentId }) {
  return (
    <EmptyState>
      This text is not published yet. <a href={`/d/${documentId}/edit`}>Publish it</a>, then open it in a
      group.
    </EmptyState>
  )
}
