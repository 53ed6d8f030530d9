import { beforeAll, describe, expect, test } from 'vitest'
import type { AnnotationId } from '@/lib/ids'
import { getNews } from '@/lib/server/annotations/get-news'
import { listInbox } from '@/lib/server/annotations/list-inbox'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { listReadings } from '@/lib/server/documents/list-readings'
import { refusalOf } from '@/tests/support/refusals'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  contextOf,
  newId,
  rootInput,
  type Person,
  type TestReading,
} from '@/tests/support/factories'

type Room = Awaited<ReturnType<typeof aClass>>

const names = new Map<AnnotationId, string>()
const named = (name: string, { id }: { id: AnnotationId }) => (names.set(id, name), id)

/** What stands in somebody's inbox, by the names that the test gave. */
async function inbox(who: Person | null, asked: Record<string, unknown> = {}): Promise<string[]> {
  const { items } = await listInbox.execute(contextOf(who), asked)
  return items.map(({ id }) => names.get(id) ?? id)
}

/** An annotation that names somebody. */
async function mention(by: Person, reading: TestReading, who: Person) {
  const node = { type: 'mention', attrs: { user: who.id, label: who.name } }
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [node] }] }
  return (await createAnnotation.execute(contextOf(by), { ...rootInput(reading, { on: 'fox' }), body }))
    .annotation
}

let room: Room
let other: TestReading

/** Two texts of one group, with Ana's thread answered by Ben in the first, and Ana mentioned by Miriam in the second. */
beforeAll(async () => {
  room = await aClass()
  const { ana, ben, miriam, reading, group } = room
  other = await aReading({ group, owner: miriam })
  const root = named('mine', await anAnnotation({ by: ana, reading, on: 'quick' }))
  const answer = named('answer', await aReply({ by: ben, to: root }))
  named('below', await aReply({ by: miriam, to: answer }))
  named('elsewhere', await anAnnotation({ by: ben, reading: other, on: 'dog', motivation: 'questioning' }))
  named('hidden', await anAnnotation({ by: ben, reading: other, on: 'dog', visibility: 'moderators' }))
  named('named', await mention(miriam, other, ana))
})

describe('an inbox', () => {
  test('holds what is unread in all texts, the newest first, and says why', async () => {
    const { ana, ben } = room
    expect(await inbox(ana)).toEqual(['named', 'elsewhere', 'below', 'answer'])
    expect(await inbox(ben)).toEqual(['named', 'below', 'mine'])
    const { items, texts } = await listInbox.execute(contextOf(ana), {})
    expect(items.map(({ answers, mentions, unread }) => [answers, mentions, unread])).toEqual([
      [false, true, true],
      [false, false, true],
      [true, false, true],
      [true, false, true],
    ])
    expect(items.map(({ quote }) => quote)).toEqual(['fox', 'dog', 'quick', 'quick'])
    expect(texts.map(({ id }) => id).toSorted()).toEqual([room.reading.id, other.id].toSorted())
  })

  test('can be narrowed to a text, to answers, and to mentions', async () => {
    const { ana, ben, reading } = room
    expect(await inbox(ana, { readingId: reading.id })).toEqual(['below', 'answer'])
    expect(await inbox(ana, { kind: 'answers' })).toEqual(['below', 'answer'])
    expect(await inbox(ana, { kind: 'mentions' })).toEqual(['named'])
    expect(await inbox(ben, { kind: 'answers' })).toEqual(['below'])
    expect(await inbox(ben, { kind: 'mentions' })).toEqual([])
  })

  test('loses what is read, and finds it again where one asks for it', async () => {
    const { ben, reading } = room
    const [below] = [...names].find(([, name]) => name === 'below')!
    await markSeen.execute(contextOf(ben), { readingId: reading.id, ids: [below] })
    expect(await inbox(ben)).toEqual(['named', 'mine'])
    expect(await inbox(ben, { kind: 'answers' })).toEqual([])
    expect(await inbox(ben, { kind: 'answers', read: true })).toEqual(['below'])
  })

  test('is counted as home counts, and names who has mentioned one', async () => {
    const { ana } = room
    const news = await getNews.execute(contextOf(ana), {})
    const home = await listReadings.execute(contextOf(ana), {})
    expect(news.unread).toBe(4)
    expect(new Map(news.texts.map(({ id, unread }) => [id, unread]))).toEqual(
      new Map(home.items.map(({ id, unreadCount }) => [id, unreadCount])),
    )
    expect(news.mention).toMatchObject({ readingId: other.id, author: room.miriam.name })
  })

  test('is nobody’s who is signed out, nor of texts that are none of one’s own', async () => {
    expect(await inbox(null)).toEqual([])
    const stranger = await aPerson()
    expect(await inbox(stranger)).toEqual([])
    expect(await inbox(stranger, { readingId: room.reading.id })).toEqual([])
    expect(await getNews.execute(contextOf(stranger), {})).toEqual({ unread: 0, texts: [], mention: null })
  })

  test('holds nothing for a suspended person of a closed group', async () => {
    const suspended = { ...room.ana, suspended: true }
    expect(await inbox(suspended)).toEqual([])
    expect((await getNews.execute(contextOf(suspended), {})).unread).toBe(0)
  })

  test('has what was hidden once it is shown', async () => {
    const { ana, ben } = room
    const [hidden] = [...names].find(([, name]) => name === 'hidden')!
    expect(await inbox(ana, { kind: 'unread' })).not.toContain('hidden')
    await updateAnnotation.execute(contextOf(ben), { annotationId: hidden, edit: 1, visibility: 'group' })
    expect(await inbox(ana)).toContain('hidden')
  })
})

test('pages hold everything once, and go on from a sealed place', async () => {
  const [miriam, ana] = [await aPerson(), await aPerson()]
  const group = await aGroup({
    people: [
      [miriam, 'owner'],
      [ana, 'member'],
    ],
  })
  const reading = await aReading({ group, owner: miriam })
  const ids = Array.from({ length: 120 }, () => newId())
  for (const id of ids) {
    await createAnnotation.execute(contextOf(miriam), { ...rootInput(reading, { on: 'fox' }), id })
  }
  // Several of one moment: the id breaks the tie.
  await db().annotation.updateMany({ where: { readingId: reading.uuid }, data: { createdAt: new Date() } })
  const found: AnnotationId[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listInbox.execute>> = await listInbox.execute(
      contextOf(ana),
      after === null ? {} : { after },
    )
    found.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  expect(found.toSorted()).toEqual(ids.toSorted())
})

test('an inbox of another kind than there is is refused', async () => {
  const refused = await refusalOf(listInbox.execute(contextOf(room.ana), { kind: 'everything' }))
  expect(refused.code).toBe('invalid_input')
})
