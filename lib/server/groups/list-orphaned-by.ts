import 'server-only'
import type { Tx } from '@/lib/server/db/client'

/**
 * The groups, by name, whose only owner a person (a UUID) is while others are members: they would be without an owner.
 * The memberships are locked, so that two owners cannot leave at the same time.
 */
export async function listOrphanedBy(tx: Tx, userId: string): Promise<string[]> {
  await tx.$queryRaw`
    SELECT 1 FROM membership
    WHERE role = 'owner' AND group_id IN (SELECT group_id FROM membership WHERE user_id = ${userId}::uuid AND role = 'owner')
    ORDER BY group_id, user_id FOR UPDATE`
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT g.name FROM "group" g JOIN membership mine ON mine.group_id = g.id
    WHERE mine.user_id = ${userId}::uuid AND mine.role = 'owner'
      AND NOT EXISTS (SELECT 1 FROM membership m JOIN "user" u ON u.id = m.user_id
        WHERE m.group_id = g.id AND m.role = 'owner' AND m.user_id <> mine.user_id AND u.delete_at IS NULL)
      AND EXISTS (SELECT 1 FROM membership m WHERE m.group_id = g.id AND m.user_id <> mine.user_id)
    ORDER BY g.name`
  return rows.map(({ name }) => name)
}
