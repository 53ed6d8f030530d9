import 'server-only'
import type { Tx } from '@/lib/server/db/client'

const SELECTED = {
  id: true,
  title: true,
  author: true,
  source: true,
  language: true,
  direction: true,
  createdAt: true,
  owners: {
    select: {
      id: true,
      role: true,
      userId: true,
      groupId: true,
      user: { select: { name: true } },
      group: { select: { name: true } },
    },
  },
  /** The current one alone; none while nothing is published. */
  revisions: {
    select: { id: true, number: true, createdAt: true },
    orderBy: { number: 'desc' },
    take: 1,
  },
  readings: { select: { id: true, groupId: true } },
} as const

/** What a document's pages and commands start from; ids are UUIDs. Its words are not here. */
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocumentUnscoped>>>

/** The document of this UUID, or null. Says nothing of who may know of it. */
export function findDocumentUnscoped(tx: Tx, id: string) {
  return tx.document.findUnique({ where: { id }, select: SELECTED })
}

/** Holds the document's row until commit against every other change of it, and against posting on its revisions. */
export async function holdForChange(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM document WHERE id = ${id}::uuid FOR UPDATE`
}

/** The working copy, or null; `savedBy` is a UUID. */
export function findWorkingCopyUnscoped(tx: Tx, documentId: string) {
  return tx.workingCopy.findUnique({
    where: { documentId },
    select: { json: true, number: true, savedBy: true, savedAt: true },
  })
}
