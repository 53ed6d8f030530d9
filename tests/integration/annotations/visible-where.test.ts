import { beforeAll, describe, expect, test } from 'vitest'
import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import { STATUSES, type Status } from '@/lib/annotations/status'
import { VISIBILITIES, type Visibility } from '@/lib/annotations/visibility'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import { judgeThread, type Judged } from '@/lib/server/annotations/facts'
import { countResolved, listRoots } from '@/lib/server/annotations/list-roots'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { listSkeletonsUnscoped, type Skeleton } from '@/lib/server/annotations/rows'
import { summariesOf } from '@/lib/server/annotations/summaries'
import { countUnread } from '@/lib/server/annotations/unread'
import { unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerOf, visibleWhere, type Asker } from '@/lib/server/annotations/visible-where'
import { ANONYMOUS } from '@/lib/server/context'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { aGroup, aPerson, aReading, newId, type Person, type TestReading } from '@/tests/support/factories'

const DELETED = [null, new Date()]
const ROLES = ['ana', 'ben', 'owner', 'moderator', 'observer', 'outsider', 'administrator'] as const
type Who = (typeof ROLES)[number]

let people: Record<Who, Person>
let reading: TestReading
let skeletons: Skeleton[]

type State = { by: Who; visibility: Visibility; status: Status; deletedAt: Date | null }

/** Every state of an annotation by one of these. */
function statesBy(authors: readonly Who[]): State[] {
  return authors.flatMap((by) =>
    VISIBILITIES.flatMap((visibility) =>
      STATUSES.flatMap((status) => DELETED.map((deletedAt) => ({ by, visibility, status, deletedAt }))),
    ),
  )
}

function rowOf({ by, ...state }: State, above: { rootId: AnnotationId; id: AnnotationId } | null) {
  const id = newId()
  const row = {
    id: uuidOf(id),
    groupId: reading.group.uuid,
    readingId: reading.uuid,
    rootId: uuidOf(above?.rootId ?? id),
    parentId: above && uuidOf(above.id),
    authorId: people[by].uuid,
    motivation: above ? ('replying' as const) : ('commenting' as const),
    ...state,
  }
  return { id, row }
}

/** Roots alone in every state, and every root's state with one reply in every state. */
function everyThread() {
  const alone = statesBy(ROLES).map((state) => rowOf(state, null).row)
  const answered = statesBy(['ana', 'moderator']).flatMap((rootState) =>
    statesBy(['ana', 'ben', 'moderator']).flatMap((replyState) => {
      const root = rowOf(rootState, null)
      return [root.row, rowOf(replyState, { rootId: root.id, id: root.id }).row]
    }),
  )
  return [...alone, ...answered]
}

beforeAll(async () => {
  const made = await Promise.all(ROLES.map((role) => aPerson({ siteAdmin: role === 'administrator' })))
  people = Object.fromEntries(ROLES.map((role, index) => [role, made[index]])) as Record<Who, Person>
  const { ana, ben, owner, moderator, observer } = people
  const group = await aGroup({
    people: [
      [ana, 'member'],
      [ben, 'member'],
      [owner, 'owner'],
      [moderator, 'moderator'],
      [observer, 'observer'],
    ],
  })
  reading = await aReading({ group, owner: ben })
  const rows = everyThread()
  for (let at = 0; at < rows.length; at += 2000) {
    await db().annotation.createMany({ data: rows.slice(at, at + 2000) })
  }
  const roots = rows.filter((row) => row.parentId === null)
  await db().thread.createMany({
    data: roots.map(({ id, groupId, readingId }) => ({ id, groupId, readingId })),
  })
  await db().$executeRaw`ANALYZE annotation, thread`
  skeletons = await listSkeletonsUnscoped(
    db(),
    roots.map((row) => row.id),
  )
}, 30_000)

const VIEWERS: [string, (all: typeof people) => Viewer][] = [
  ['the signed-out', () => ANONYMOUS],
  ...ROLES.flatMap((who): [string, (all: typeof people) => Viewer][] => [
    [who, (all) => viewer(all[who])],
    [`${who}, suspended`, (all) => ({ ...viewer(all[who]), suspended: true })],
  ]),
  ['a member who is administrator', (all) => ({ ...viewer(all.ana), siteAdmin: true })],
]

function viewer({ id, siteAdmin }: Person): Viewer {
  return { userId: id, siteAdmin, suspended: false }
}

describe.each([
  ['a closed group', { readableBy: 'members' }],
  ['a world-readable, archived group', { readableBy: 'world', archivedAt: new Date() }],
] as const)(
  'in %s',
  (_, group) => {
    beforeAll(async () => {
      await db().group.update({ where: { id: reading.group.uuid }, data: group })
    })

    test.each(VIEWERS)('the filter gives %s exactly what the law grants', async (_who, viewerOf) => {
      const who = viewerOf(people)
      const loaded = await loadReading(db(), { readingId: reading.id, viewer: who })
      const judged = [...groupByRoot(skeletons).values()].flatMap((thread) => [
        ...judgeThread({ viewer: who, facts: loaded.facts }, thread).values(),
      ])
      const asker = askerOf(who, loaded.facts)
      const read = await db().$queryRaw<{ id: string }[]>`
      SELECT a.id FROM annotation a JOIN annotation r ON r.id = a.root_id
      WHERE a.reading_id = ${reading.uuid}::uuid AND ${visibleWhere(asker)}`
      expect(difference(read, judged, (one) => one.mayRead)).toEqual([])

      const isRoot = ({ skeleton }: Judged) => skeleton.id === skeleton.rootId
      const placed = await listRoots(db(), {
        readingId: reading.uuid,
        revisionId: uuidOf(reading.revisionId),
        asker,
        resolved: false,
        after: null,
        limit: 100_000,
      })
      expect(difference(placed, judged, (one) => isRoot(one) && one.mayPlace)).toEqual([])
      const unread = await unreadFor(asker)
      const isNews = ({ mayRead, facts }: Judged) => mayRead && !facts.annotation.authorIsViewer
      for (const found of unread) expect(difference(found, judged, isNews)).toEqual([])
      const count = Math.min(unread[0]?.length ?? 0, UNREAD_COUNTED)
      expect(await countUnread(db(), { asker, readingId: reading.uuid })).toBe(count)
      const whole = { where: { readingId: reading.uuid } }
      await db().thread.updateMany({ ...whole, data: { resolvedAt: new Date() } })
      expect(await countResolved(db(), { readingId: reading.uuid, asker })).toBe(placed.length)
      await db().thread.updateMany({ ...whole, data: { resolvedAt: null } })
      expect(await countResolved(db(), { readingId: reading.uuid, asker })).toBe(0)
      if (who.userId !== null && can(who, 'reading:read', loaded.facts)) {
        const summaries = await summariesOf(db(), { viewer: who, readingIds: [reading.uuid] })
        expect(summaries.get(reading.uuid)?.threadCount).toBe(placed.length)
        expect(summaries.get(reading.uuid)?.unreadCount).toBe(count)
        expect(summaries.get(reading.uuid)?.density ?? []).toEqual(densityBy12(placed, reading.text.length))
      }
    })
  },
  120_000,
)

/** What is unread to somebody with an account who has seen nothing, looked for in both ways. */
async function unreadFor(asker: Asker): Promise<{ id: string }[][]> {
  if (asker.userId === null) return []
  const place = { reading: Prisma.sql`${reading.uuid}::uuid`, seen: Prisma.sql`'{}'::int8multirange` }
  return Promise.all(
    [true, false].map(
      (isWhole) => db().$queryRaw<{ id: string }[]>`SELECT a.id ${unreadFrom(asker, { ...place, isWhole })}`,
    ),
  )
}

/** How many passages touch each twelfth of a text; nothing where none has a place. */
function densityBy12(places: { start: number; end: number }[], length: number): number[] {
  const placed = places.filter(({ start }) => start >= 0 && start < length)
  if (placed.length === 0) return []
  const partOf = (offset: number) => Math.floor((offset * 12) / length)
  return Array.from(
    { length: 12 },
    (_, part) => placed.filter(({ start, end }) => partOf(start) <= part && part <= partOf(end - 1)).length,
  )
}

/** What only one of the two grants, told by its state. */
function difference(found: { id: string }[], judged: Judged[], granted: (one: Judged) => boolean): string[] {
  const ids = new Set(found.map((one) => one.id))
  const wrong = judged.filter((one) => ids.has(one.skeleton.id) !== granted(one))
  return wrong.slice(0, 5).map(({ skeleton, facts }) =>
    JSON.stringify({
      id: idOf(skeleton.id),
      filter: ids.has(skeleton.id),
      ...facts.annotation,
      ...facts.thread,
    }),
  )
}

test('the rows are there, in every state', () => {
  expect(skeletons.length).toBe(7 * 24 + 2 * (2 * 24) * (3 * 24))
})
