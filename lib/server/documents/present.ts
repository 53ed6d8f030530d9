import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Reading } from '@/lib/documents/reading'
import { idOf } from '@/lib/ids'
import type { ReadingRow } from '@/lib/server/documents/rows'

/** A reading as its readers see it; `not_found` while nothing is published. */
export function presentReading(row: ReadingRow): Reading {
  const [revision] = row.document.revisions
  if (!revision) throw new AppError('not_found')
  return {
    id: idOf(row.id),
    title: row.document.title,
    author: row.document.author,
    source: row.document.source,
    language: row.document.language,
    direction: row.document.direction,
    documentId: idOf(row.document.id),
    revision: {
      id: idOf(revision.id),
      number: revision.number,
      format: revision.format,
      publishedAt: revision.createdAt.toISOString(),
    },
    group: { id: idOf(row.group.id), slug: row.group.slug, name: row.group.name, purpose: row.group.purpose },
    openedAt: row.openedAt.toISOString(),
    openedBy: row.openedBy,
  }
}
