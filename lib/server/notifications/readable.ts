import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import type { Role } from '@/lib/groups/role'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import { readableReadings } from '@/lib/server/annotations/readable-readings'
import {
  askerAcross,
  askerForEach,
  visibleWhere,
  type SqlAsker,
} from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped } from '@/lib/server/documents/rows'
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
  const self = Prisma.sql`${userId}::uuid`
  return readableFor(askerAcross(viewer), self, {
    among,
    groups: Prisma.sql`n.group_id = ANY(${groups}::uuid[])`,
    readings: Prisma.sql`n.reading_id = ANY(${[...readings.keys()]}::uuid[])`,
  })
}

/**
 * The same for several people at once, each a row `p` with `id`, `signed_in` and `site_admin`: `people` is that list, `from` and
 * `where` are for each of them.
 */
export async function readableOfEach(
  tx: Tx,
  viewers: readonly Told[],
  among: Prisma.Sql,
): Promise<(Readable & { people: Prisma.Sql }) | null> {
  const ids = viewers.map(({ userId }) => uuidOf(userId as UserId))
  const places = await tx.$queryRaw<Place[]>`
    SELECT DISTINCT n.user_id AS "userId", n.reading_id AS "readingId", n.group_id AS "groupId", w.role
    FROM notification n LEFT JOIN membership w ON w.group_id = n.group_id AND w.user_id = n.user_id
    WHERE n.user_id = ANY(${ids}::uuid[]) AND ${among}`
  if (places.length === 0) return null
  const viewerOf = new Map(viewers.map((viewer, i) => [ids[i] ?? '', viewer]))
  const readings = await pairsOfReadings(tx, viewerOf, places)
  const groups: (readonly [string, string])[] = []
  for (const { userId, groupId } of places.filter(({ readingId }) => readingId === null)) {
    const viewer = viewerOf.get(userId)
    const own = viewer ? await ownGroups(tx, viewer, [groupId]) : []
    for (const id of own) groups.push([userId, id])
  }
  const signedIn = viewers.map(({ suspended }) => !suspended)
  return {
    people: Prisma.sql`unnest(${ids}::uuid[], ${signedIn}::boolean[], ${viewers.map(({ siteAdmin }) => siteAdmin)}::boolean[])
      AS p (id, signed_in, site_admin)`,
    ...readableFor(askerForEach(), Prisma.sql`p.id`, {
      among,
      groups: isAmong(Prisma.sql`n.group_id`, groups),
      readings: isAmong(Prisma.sql`n.reading_id`, readings),
    }),
  }
}

type Place = { userId: string; readingId: string | null; groupId: string; role: Role | null }

/** Who may read which of these readings, by UUIDs. */
async function pairsOfReadings(tx: Tx, viewerOf: ReadonlyMap<string, Told>, places: readonly Place[]) {
  const ids = [...new Set(places.flatMap(({ readingId }) => readingId ?? []))]
  const rows = await listReadingsUnscoped(tx, { ids, userId: null })
  const known = new Map(rows.map((row) => [row.id, row]))
  return places.flatMap(({ userId, readingId, role }) => {
    const [viewer, row] = [viewerOf.get(userId), known.get(readingId ?? '')]
    const mayRead = viewer && row && can(viewer, 'reading:read', readingFacts(row, { viewer, role }))
    return mayRead ? [[userId, row.id] as const] : []
  })
}

function isAmong(column: Prisma.Sql, pairs: readonly (readonly [string, string])[]): Prisma.Sql {
  return Prisma.sql`(p.id, ${column}) IN (SELECT * FROM unnest(${pairs.map(([id]) => id)}::uuid[],
    ${pairs.map(([, id]) => id)}::uuid[]))`
}

/** What `n` has to be among, and of which groups and readings. */
type Narrowed = { among: Prisma.Sql; groups: Prisma.Sql; readings: Prisma.Sql }

function readableFor(asker: SqlAsker, self: Prisma.Sql, { among, groups, readings }: Narrowed): Readable {
  return {
    from: Prisma.sql`notification n JOIN "group" v ON v.id = n.group_id
      LEFT JOIN annotation a ON a.id = n.annotation_id LEFT JOIN annotation r ON r.id = a.root_id
      LEFT JOIN membership w ON w.group_id = n.group_id AND w.user_id = ${self}`,
    where: Prisma.sql`(n.user_id = ${self} AND ${among} AND CASE WHEN n.annotation_id IS NULL THEN ${groups}
      ELSE ${readings} AND ${visibleWhere(asker)} AND NOT ${mutes(self)} END)`,
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

function mutes(self: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM mute x WHERE x.user_id = ${self} AND x.person_id = n.actor_id)
    OR EXISTS (SELECT 1 FROM follow x WHERE x.user_id = ${self} AND x.state = 'muted'
      AND x.subject_id IN (a.root_id, n.reading_id)))`
}
