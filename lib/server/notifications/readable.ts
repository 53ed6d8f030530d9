import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import { readableReadings } from '@/lib/server/annotations/readable-readings'
import { askerAcross, visibleWhere } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { groupFacts } from '@/lib/server/groups/facts'
import { findGroupUnscoped } from '@/lib/server/groups/rows'

/** A person with notifications, as the law asks for them. */
export type Told = Viewer & { userId: string }

/** Which of a person's notifications they may still be told of: a source with the row as `n`, and a condition on it. */
export type Readable = { from: Prisma.Sql; where: Prisma.Sql }

/**
 * Narrows a person's notifications to what they may read at this moment and do not mute. `among` is a condition on `n` that
 * is asked first; null where nothing is left. Lists, counts and mails all go through it.
 */
export async function readableOf(tx: Tx, viewer: Told, among: Prisma.Sql): Promise<Readable | null> {
  const userId = uuidOf(viewer.userId as UserId)
  const places = await tx.$queryRaw<{ readingId: string | null; groupId: string }[]>`
    SELECT DISTINCT n.reading_id AS "readingId", n.group_id AS "groupId" FROM notification n
    WHERE n.user_id = ${userId}::uuid AND ${among}`
  if (places.length === 0) return null
  const readings = await readableReadings(tx, {
    viewer,
    ids: places.flatMap(({ readingId }) => readingId ?? []),
  })
  const groups = await ownGroups(
    tx,
    viewer,
    places.flatMap(({ readingId, groupId }) => (readingId === null ? groupId : [])),
  )
  return {
    from: Prisma.sql`notification n JOIN "group" v ON v.id = n.group_id
      LEFT JOIN annotation a ON a.id = n.annotation_id LEFT JOIN annotation r ON r.id = a.root_id
      LEFT JOIN membership w ON w.group_id = n.group_id AND w.user_id = ${userId}::uuid`,
    where: Prisma.sql`(n.user_id = ${userId}::uuid AND ${among} AND CASE WHEN n.annotation_id IS NULL
      THEN n.group_id = ANY(${groups}::uuid[])
      ELSE n.reading_id = ANY(${[...readings.keys()]}::uuid[]) AND ${visibleWhere(askerAcross(viewer))} AND NOT ${mutes(userId)} END)`,
  }
}

/** Which of these annotations (UUIDs) a viewer may read at this moment. */
export async function listReadable(tx: Tx, viewer: Told, ids: readonly string[]): Promise<Set<string>> {
  const places = await tx.annotation.findMany({
    where: { id: { in: [...ids] } },
    distinct: ['readingId'],
    select: { readingId: true },
  })
  const readings = await readableReadings(tx, { viewer, ids: places.map(({ readingId }) => readingId) })
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM annotation a JOIN annotation r ON r.id = a.root_id JOIN "group" v ON v.id = a.group_id
      LEFT JOIN membership w ON w.group_id = a.group_id AND w.user_id = ${uuidOf(viewer.userId)}::uuid
    WHERE a.id = ANY(${[...ids]}::uuid[]) AND a.reading_id = ANY(${[...readings.keys()]}::uuid[])
      AND ${visibleWhere(askerAcross(viewer))}`
  return new Set(rows.map(({ id }) => id))
}

async function ownGroups(tx: Tx, viewer: Told, ids: string[]): Promise<string[]> {
  const own: string[] = []
  for (const id of ids) {
    const row = await findGroupUnscoped(tx, { id, userId: uuidOf(viewer.userId) })
    if (row && can(viewer, 'member:list', groupFacts(row))) own.push(id)
  }
  return own
}

function mutes(userId: string): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM mute x WHERE x.user_id = ${userId}::uuid AND x.person_id = n.actor_id)
    OR EXISTS (SELECT 1 FROM follow x WHERE x.user_id = ${userId}::uuid AND x.state = 'muted'
      AND x.subject_id IN (a.root_id, n.reading_id)))`
}
