import 'server-only'
import type { Tx } from '@/lib/server/db/client'

/**
 * Sees to the documents that only this person (a UUID) owns. One that is read passes to the groups that read it, so that it can
 * still be edited and its annotations stay; one that is opened nowhere was seen by nobody else and goes.
 */
export async function handOverDocuments(tx: Tx, userId: string): Promise<void> {
  const left = await tx.document.findMany({
    where: {
      owners: {
        some: { userId, role: 'owner' },
        none: { role: 'owner', OR: [{ userId: null }, { userId: { not: userId } }] },
      },
    },
    select: { id: true, readings: { select: { groupId: true } } },
  })
  const unread = left.filter(({ readings }) => readings.length === 0).map(({ id }) => id)
  await tx.document.deleteMany({ where: { id: { in: unread } } })
  for (const { id, readings } of left) {
    for (const { groupId } of readings) {
      await tx.documentOwner.upsert({
        where: { documentId_groupId: { documentId: id, groupId } },
        create: { documentId: id, groupId, role: 'owner' },
        update: { role: 'owner' },
      })
    }
  }
}
