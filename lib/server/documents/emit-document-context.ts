import 'server-only'
import { idOf, type ReadingId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import type { DocumentRow } from '@/lib/server/documents/document-rows'
import type { Emission } from '@/lib/server/realtime/outbox'

/** Tells the open pages of all readings of a document that what their readers are to it has changed. */
export function emitDocumentContext(row: DocumentRow, emit: (emission: Emission) => void): void {
  for (const reading of row.readings) emit(contextOf(reading))
}

/** The emission that has the facts of one reading told anew; ids are UUIDs. */
export function contextOf({ id, groupId }: { id: string; groupId: string }): Emission {
  return {
    topic: formatTopic({ noun: 'reading', id: idOf<ReadingId>(id) }),
    kind: 'context',
    groupId: idOf(groupId),
    subjectId: null,
    before: null,
  }
}
