import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type DocumentId, type DocumentOwnerId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import type { DocumentRow } from '@/lib/server/documents/document-rows'
import { loadDocument } from '@/lib/server/documents/load-document'

type Asked = { documentId: DocumentId; entryId: DocumentOwnerId; viewer: Viewer }

/** A document, held, and one of the entries of who owns and edits it; null where the entry is gone or another's. */
export async function loadDocumentOwner(tx: Tx, { documentId, entryId, viewer }: Asked) {
  const loaded = await loadDocument(tx, { documentId, viewer, hold: true })
  const entry = loaded.row.owners.find(({ id }) => id === uuidOf(entryId)) ?? null
  return { ...loaded, entry }
}

/** Refuses what would leave a document without an owner. */
export function expectOtherOwner({ owners }: DocumentRow, entryId: string): void {
  if (!owners.some(({ id, role }) => role === 'owner' && id !== entryId)) {
    throw new AppError('conflict', { reason: 'text_needs_owner' })
  }
}
