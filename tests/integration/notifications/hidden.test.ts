import { beforeAll, describe, expect, test } from 'vitest'
import { STATUSES, type Status } from '@/lib/annotations/status'
import { VISIBILITIES, type Visibility } from '@/lib/annotations/visibility'
import { idOf, uuidOf, type AnnotationId, type UserId } from '@/lib/ids'
import { judgeThread } from '@/lib/server/annotations/facts'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { listSkeletonsUnscoped } from '@/lib/server/annotations/rows'
import { viewerOf } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { countUnreadOfEach, findReadable } from '@/lib/server/notifications/notification-rows'
import { notifyAnnotation } from '@/lib/server/notifications/notify-annotation'
import type { Told } from '@/lib/server/notifications/readable'
import { aGroup, aPerson, aReading, newId, type Person, type TestReading } from '@/tests/support/factories'

const WHO = [
  'ana',
  'ben',
  'owner',
  'moderator',
  'observer',
  'outsider',
  'administrator',
  'suspended',
] as const
type Who = (typeof WHO)[number]
/** Jobs side by side: fewer than there are connections. */
const AT_ONCE = 8

type State = { by: Who; visibility: Visibility; status: Status; deletedAt: Date | null }

let people: Record<Who, Person>
let reading: TestReading
/** Every annotation that was made, by UUID. */
let all: string[]

function statesBy(authors: readonly Who[]): State[] {
  return authors.flatMap((by) =>
    VISIBILITIES.flatMap((visibility) =>
      STATUSES.flatMap((status) =>
        [null, new Date()].map((deletedAt) => ({ by, visibility, status, deletedAt })),
      ),
    ),
  )
}

function rowOf({ by, ...state }: State, root: string | null) {
  const id = uuidOf(newId())
  return {
    id,
    groupId: reading.group.uuid,
    readingId: reading.uuid,
    rootId: root ?? id,
    parentId: root,
    authorId: people[by].uuid,
    motivation: root ? ('replying' as const) : ('commenting' as const),
    body: { type: 'doc' },
    ...state,
  }
}

/** Every state of a root, and below each a reply in every state. All are named in each, follow each thread and watch the text. */
beforeAll(async () => {
  const made = await Promise.all(
    WHO.map((who) => aPerson({ siteAdmin: who === 'administrator', suspended: who === 'suspended' })),
  )
  people = Object.fromEntries(WHO.map((who, index) => [who, made[index]])) as Record<Who, Person>
  const { ana, ben, owner, moderator, observer, suspended } = people
  const group = await aGroup({
    people: [
      [ana, 'member'],
      [ben, 'member'],
      [owner, 'owner'],
      [moderator, 'moderator'],
      [observer, 'observer'],
      [suspended, 'member'],
    ],
  })
  reading = await aReading({ group, owner })
  const roots = statesBy(['ana', 'moderator']).map((state) => rowOf(state, null))
  const replies = roots
    .filter((_, index) => index < roots.length / 2)
    .flatMap(({ id }) => statesBy(['ben', 'moderator']).map((state) => rowOf(state, id)))
  await db().annotation.createMany({ data: [...roots, ...replies] })
  const threads = roots.map(({ id, groupId, readingId }) => ({ id, groupId, readingId }))
  await db().thread.createMany({ data: threads })
  all = [...roots, ...replies].map(({ id }) => id)
  await db().mention.createMany({
    data: all.flatMap((annotationId) =>
      made.map(({ uuid }) => ({ annotationId, userId: uuid, groupId: group.uuid })),
    ),
  })
  const place = { groupId: group.uuid, readingId: reading.uuid, state: 'following' as const }
  await db().follow.createMany({
    data: made.flatMap(({ uuid }) => [
      { ...place, userId: uuid, subjectId: reading.uuid },
      ...threads.map(({ id }) => ({ ...place, userId: uuid, subjectId: id, threadId: id })),
    ]),
  })
}, 60_000)

/** What the law lets each person read at this moment, without what they wrote themselves. */
async function granted(person: Person): Promise<Set<string>> {
  const viewer = viewerOf(await db().user.findUniqueOrThrow({ where: { id: person.uuid } }), new Date())
  const loaded = await loadReading(db(), { readingId: reading.id, viewer })
  const roots = await db().thread.findMany({ where: { readingId: reading.uuid }, select: { id: true } })
  const skeletons = await listSkeletonsUnscoped(
    db(),
    roots.map(({ id }) => id),
  )
  const judged = [...groupByRoot(skeletons).values()].flatMap((thread) => [
    ...judgeThread({ viewer, facts: loaded.facts }, thread).values(),
  ])
  return new Set(
    judged
      .filter(({ mayRead, skeleton }) => mayRead && skeleton.authorId !== person.uuid)
      .map(({ skeleton }) => skeleton.id),
  )
}

describe.each(['members', 'world'] as const)('in a group that %s may read', (readableBy) => {
  beforeAll(async () => {
    await db().notification.deleteMany({ where: { readingId: reading.uuid } })
    await db().group.update({ where: { id: reading.group.uuid }, data: { readableBy } })
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const some = all.slice(at, at + AT_ONCE).map((id) => idOf<AnnotationId>(id))
      await Promise.all(some.map((id) => notifyAnnotation({ id, posted: '1', mentions: '' })))
    }
  }, 120_000)

  test.each(WHO)('%s is told of all that they may read, and of nothing else', async (who) => {
    const rows = await db().notification.findMany({ where: { userId: people[who].uuid } })
    const told = new Set(rows.map(({ annotationId }) => annotationId))
    const may = await granted(people[who])
    // “Only me” is nobody else’s.
    expect([...told].filter((id) => id !== null && !may.has(id))).toEqual([])
    expect([...may].filter((id) => !told.has(id))).toEqual([])
  })

  test('the topics of those who were told nothing have not moved', async () => {
    const moved = await db().feed.findMany({ where: { topic: `user:${people.outsider.id}` } })
    const rows = await db().notification.count({ where: { userId: people.outsider.uuid } })
    expect(moved.length > 0).toBe(rows > 0)
  })
})

test.each(WHO)(
  'the list and the bell of %s hold what the law grants now, whatever was told before',
  async (who) => {
    await db().notification.deleteMany({ where: { userId: people[who].uuid } })
    await db().notification.createMany({
      data: all.map((annotationId) => ({
        userId: people[who].uuid,
        groupId: reading.group.uuid,
        event: `test:${annotationId}`,
        kind: 'reply' as const,
        readingId: reading.uuid,
        annotationId,
      })),
    })
    const user = await db().user.findUniqueOrThrow({ where: { id: people[who].uuid } })
    const viewer = viewerOf(user, new Date()) as Told
    const listed = await findReadable(db(), viewer, {
      among: Prisma.sql`TRUE`,
      order: 'oldest',
      limit: 10_000,
    })
    const may = await granted(people[who])
    const own = await db().annotation.findMany({
      where: { readingId: reading.uuid, authorId: people[who].uuid },
      select: { id: true },
    })
    const others = new Set(listed.map(({ annotationId }) => annotationId ?? ''))
    for (const { id } of own) others.delete(id)
    expect(others).toEqual(may)
    // Of all at once, as the bells of many are told.
    const users = await db().user.findMany({ where: { id: { in: WHO.map((one) => people[one].uuid) } } })
    const everybody = users.map((one) => viewerOf(one, new Date()) as Told)
    const bells = await countUnreadOfEach(db(), everybody)
    expect(bells.get(viewer.userId as UserId)).toEqual({ direct: Math.min(listed.length, 100), watching: 0 })
  },
)
