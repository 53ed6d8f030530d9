import 'server-only'
import type { ReadingPosition } from '@/lib/documents/reading-position'
import { uuidOf, type UserId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'

/** Where the viewer stopped in the reading of this UUID; null without an account, or before they read in it. */
export async function findPosition(
  tx: Tx,
  given: { viewer: Viewer; readingId: string },
): Promise<ReadingPosition | null> {
  const { viewer, readingId } = given
  if (viewer.userId === null) return null
  const userId = uuidOf(viewer.userId as UserId)
  return tx.readingPosition.findUnique({
    where: { userId_readingId: { userId, readingId } },
    select: { blockId: true, offset: true },
  })
}

type Stored = ReadingPosition & { userId: string; readingId: string; groupId: string; savedAt: Date }

/** Stores where somebody stopped. One statement, so that two devices at once need not wait for each other. */
export async function storePosition(tx: Tx, given: Stored): Promise<void> {
  const { userId, readingId, groupId, blockId, offset, savedAt } = given
  await tx.$executeRaw`
    INSERT INTO reading_position (user_id, reading_id, group_id, block_id, "offset", saved_at)
    VALUES (${userId}::uuid, ${readingId}::uuid, ${groupId}::uuid, ${blockId}, ${offset}, ${savedAt})
    ON CONFLICT (user_id, reading_id) DO UPDATE
      SET block_id = EXCLUDED.block_id, "offset" = EXCLUDED."offset", saved_at = EXCLUDED.saved_at`
}
