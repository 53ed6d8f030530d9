import { beforeAll, describe, expect, test } from 'vitest'
import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import { idOf, uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { judgeThread, type Judged } from '@/lib/server/annotations/facts'
import { countResolved, listRoots } from '@/lib/server/annotations/list-roots'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { summariesOf } from '@/lib/server/annotations/summaries'
import { countUnread } from '@/lib/server/annotations/unread'
import { unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerOf, visibleWhere, type Asker } from '@/lib/server/annotations/visible-where'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { EVERY_VIEWER, everyState, STATE_COUNT, type EveryState } from '@/tests/support/every-state'

let people: EveryState['people']
let reading: EveryState['reading']
let skeletons: EveryState['skeletons']

beforeAll(async () => {
  ;({ people, reading, skeletons } = await everyState())
}, 30_000)

describe.each([
  ['a closed group', { readableBy: 'members' }],
  ['a world-readable, archived group', { readableBy: 'world', archivedAt: new Date() }],
] as const)(
  'in %s',
  (_, group) => {
    beforeAll(async () => {
      await db().group.update({ where: { id: reading.group.uuid }, data: group })
    })

    test.each(EVERY_VIEWER)('the filter gives %s exactly what the law grants', async (_who, viewerOf) => {
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
  expect(skeletons.length).toBe(STATE_COUNT)
})
