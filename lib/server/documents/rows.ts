import 'server-only'
import { uuidOf, type ReadingId, type UserId } from '@/lib/ids'
import { AppError } from '@/lib/errors/app-error'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What the facts and the presentation of a reading are made from. */
export const readingSelect = {
  id: true,
  commenting: true,
  openedAt: true,
  openedBy: true,
  group: {
    select: {
      id: true,
      slug: true,
      name: true,
      purpose: true,
      readableBy: true,
      writableBy: true,
      archivedAt: true,
    },
  },
  document: {
    select: {
      id: true,
      title: true,
      author: true,
      source: true,
      language: true,
      direction: true,
      owners: { select: { userId: true, groupId: true, role: true } },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, number: true, format: true, createdAt: true },
      },
    },
  },
} as const satisfies Prisma.ReadingSelect

export type ReadingRow = Prisma.ReadingGetPayload<{ select: typeof readingSelect }>

/** The reading, or `not_found`. Says nothing of who may read it. */
export async function getReadingUnscoped(tx: Tx, readingId: ReadingId): Promise<ReadingRow> {
  const row = await tx.reading.findUnique({ where: { id: uuidOf(readingId) }, select: readingSelect })
  if (!row) throw new AppError('not_found')
  return row
}

/** The viewer's role in each of the given groups (UUIDs); groups without membership are absent. */
export async function listRoles(
  tx: Tx,
  given: { userId: UserId | string | null; groupIds: readonly string[] },
) {
  if (given.userId === null || given.groupIds.length === 0)
    return new Map<string, Prisma.MembershipGetPayload<object>['role']>()
  const rows = await tx.membership.findMany({
    where: { userId: uuidOf(given.userId), groupId: { in: [...given.groupIds] } },
    select: { groupId: true, role: true },
  })
  return new Map(rows.map((row) => [row.groupId, row.role]))
}

/**
 * Holds the row of the reading's document until commit, so that no revision is published between reading its number
 * and posting on it. Publishing takes the same row FOR UPDATE.
 */
export async function holdDocument(tx: Tx, readingId: ReadingId): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM reading r JOIN document d ON d.id = r.document_id
    WHERE r.id = ${uuidOf(readingId)}::uuid FOR SHARE OF d`
}

/** The name a person reads under, or null for an account that is gone. */
export async function findName(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null
  const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } })
  return user?.name ?? null
}
