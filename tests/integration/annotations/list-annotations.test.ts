import { beforeAll, describe, expect, test } from 'vitest'
import { unpackAnchors } from '@/lib/anchoring/pack'
import type { Annotation } from '@/lib/annotations/annotation'
import { inTextOrder } from '@/lib/annotations/thread-order'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { getAnchors } from '@/lib/server/annotations/get-anchors'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReply,
  contextOf,
  newId,
  rootInput,
  selectorsOf,
  type Person,
} from '@/tests/support/factories'
import { dice } from '@/tests/support/dice'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
let roots: Annotation[]

const list = (by: Person | null, query: Record<string, string>) =>
  listAnnotations.execute(contextOf(by), query)
const ids = (items: Annotation[]) => items.map((one) => one.id)

/** Every item of every page, and the lengths of the cursors between them. */
async function everyPage(by: Person | null, query: Record<string, string>) {
  const items: Annotation[] = []
  const cursors: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await list(by, after === '' ? query : { ...query, after })
    items.push(...page.items)
    after = page.next
    if (after !== null) cursors.push(after)
  }
  return { items, cursors }
}

beforeAll(async () => {
  given = await aClass()
  const { miriam, ana, ben, reading } = given
  const roll = dice(7)
  const words = ['The quick', 'quick', 'quick brown fox', 'lazy', 'family', 'reader looks twice.', 'Un']
  roots = []
  for (let i = 0; i < 130; i++) {
    const on = roll([undefined, ...words])
    const visibility = roll(['group', 'group', 'group', 'moderators', 'private'] as const)
    const by = roll([ana, ben, miriam])
    const root = await anAnnotation({ by, reading, visibility, ...(on ? { on } : {}) })
    const fate = roll([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    if (fate === 0) await resolveThread.execute(contextOf(by), { threadId: root.id, resolved: true })
    if (fate === 1) await deleteAnnotation.execute(contextOf(by), { annotationId: root.id })
    if (fate === 2) {
      await aReply({ by, to: root.id })
      await deleteAnnotation.execute(contextOf(by), { annotationId: root.id })
    }
    roots.push(root)
  }
}, 30_000)

describe('pages', () => {
  test.each(['ana', 'ben', 'miriam'] as const)(
    'hold everything that %s may place, once, in text order',
    async (who) => {
      const viewer = given[who]
      const open = await everyPage(viewer, { reading: given.reading.id })
      const resolved = await everyPage(viewer, { reading: given.reading.id, view: 'resolved' })
      const all = [...open.items, ...resolved.items]
      for (const { items } of [open, resolved]) expect(ids(items)).toEqual(ids(inTextOrder(items)))
      expect(open.items.length).toBeGreaterThan(50)
      expect(open.items.every((one) => one.thread?.resolvedAt === null)).toBe(true)
      expect(resolved.items.every((one) => one.thread?.resolvedAt !== null)).toBe(true)

      const placeable: AnnotationId[] = []
      for (const { id } of roots) {
        const found = await getAnnotation.execute(contextOf(viewer), { annotationId: id }).catch(() => null)
        if (found) {
          placeable.push(id)
          expect(all).toContainEqual(found.annotation)
        }
      }
      expect(ids(all).toSorted()).toEqual(placeable.toSorted())
    },
  )

  test('go on from a cursor that tells nothing, whatever it holds', async () => {
    const { cursors } = await everyPage(given.ana, { reading: given.reading.id })
    const others = await everyPage(given.miriam, { reading: given.reading.id })
    expect(new Set([...cursors, ...others.cursors].map((cursor) => cursor.length)).size).toBe(1)
    expect(cursors[0]).not.toContain(given.reading.id)
  })

  test('are not changed by what is posted before the cursor meanwhile', async () => {
    const { miriam, reading } = await aClass()
    const before = []
    for (let i = 0; i < 52; i++) before.push((await anAnnotation({ by: miriam, reading, on: 'lazy' })).id)
    const first = await list(miriam, { reading: reading.id })
    await anAnnotation({ by: miriam, reading, on: 'The quick' })
    const second = await list(miriam, { reading: reading.id, after: first.next ?? '' })
    expect([...ids(first.items), ...ids(second.items)].toSorted()).toEqual(before.toSorted())
  })

  test('count several passages by the earliest', async () => {
    const { miriam, reading } = await aClass()
    const { revisionId } = reading
    const targets = ['family', 'The quick'].map((on) => ({ revisionId, selectors: selectorsOf(reading, on) }))
    const second = await anAnnotation({ by: miriam, reading, on: 'fox' })
    const both = await createAnnotation.execute(contextOf(miriam), { ...rootInput(reading), targets })
    const { items } = await list(miriam, { reading: reading.id })
    expect(ids(items)).toEqual([both.annotation.id, second.id])
    expect(items).toEqual(inTextOrder(items))
  })

  test('put what lost its passage last', async () => {
    const { miriam, reading } = await aClass()
    const lost = await anAnnotation({ by: miriam, reading, on: 'The quick' })
    const kept = await anAnnotation({ by: miriam, reading, on: 'family' })
    const whole = await anAnnotation({ by: miriam, reading })
    await db().anchor.updateMany({
      where: { target: { annotationId: uuidOf(lost.id) } },
      data: { state: 'orphan', start: null, end: null, reason: 'deleted' },
    })
    const { items } = await list(miriam, { reading: reading.id })
    expect(ids(items)).toEqual([whole.id, kept.id, lost.id])
    expect(ids(inTextOrder(items))).toEqual(ids(items))
  })

  test.each([
    ['of no sealing of ours', () => 'AAAA'.repeat(20)],
    [
      'of the stream',
      async () => (await getSnapshot.execute(contextOf(given.ana), { readingId: given.reading.id })).cursor,
    ],
    ['with another view', async () => (await list(given.ana, { reading: given.reading.id })).next ?? ''],
  ])('refuse a cursor %s', async (_, cursor) => {
    const query = { reading: given.reading.id, view: 'resolved', after: await cursor() }
    expect(await wrongFieldsOf(list(given.ana, query))).toEqual(['after'])
  })

  test('refuse a cursor of another reading', async () => {
    const other = await aClass()
    const next = (await list(given.ana, { reading: given.reading.id })).next ?? ''
    expect(await wrongFieldsOf(list(other.ana, { reading: other.reading.id, after: next }))).toEqual([
      'after',
    ])
  })
})

describe('the snapshot', () => {
  test('is the first page, with the number of resolved threads that the viewer may place', async () => {
    for (const viewer of [given.ana, given.ben, given.miriam]) {
      const snapshot = await getSnapshot.execute(contextOf(viewer), { readingId: given.reading.id })
      const page = await list(viewer, { reading: given.reading.id })
      expect(snapshot.threads).toEqual(page.items)
      const resolved = await everyPage(viewer, { reading: given.reading.id, view: 'resolved' })
      expect(snapshot.resolvedCount).toBe(resolved.items.length)
    }
  })

  test('has the anchors of all threads, resolved ones among them', async () => {
    const { ana, reading } = given
    const anchored = unpackAnchors(await getAnchors.execute(contextOf(ana), { readingId: reading.id }))
    const all = [
      ...(await everyPage(ana, { reading: reading.id })).items,
      ...(await everyPage(ana, { reading: reading.id, view: 'resolved' })).items,
    ]
    const expected = all.filter((one) => one.targets.some(({ anchor }) => anchor !== null))
    expect(anchored.map((one) => one.id).toSorted()).toEqual(ids(expected).toSorted())
  })
})

describe('by name', () => {
  test('roots come in the order asked, without what may not be placed', async () => {
    const { ana, ben, reading } = given
    const own = await anAnnotation({ by: ana, reading, visibility: 'private' })
    const open = await anAnnotation({ by: ben, reading })
    const hidden = await anAnnotation({ by: ben, reading, visibility: 'private' })
    const reply = await aReply({ by: ben, to: open.id })
    const asked = [open.id, hidden.id, newId(), own.id, reply.id]
    const { items, next } = await list(ana, { reading: reading.id, roots: asked.join(',') })
    expect([ids(items), next]).toEqual([[open.id, own.id], null])
  })

  test('roots of another reading are none of this', async () => {
    const other = await aClass()
    const root = await anAnnotation({ by: given.ana, reading: given.reading })
    await db().membership.create({
      data: { groupId: other.group.uuid, userId: given.ana.uuid, role: 'member' },
    })
    const { items } = await list(given.ana, { reading: other.reading.id, roots: root.id })
    expect(items).toEqual([])
  })

  test('more than fifty are refused, with the limit', async () => {
    const roots51 = Array.from({ length: 51 }, () => newId()).join(',')
    const { detail } = await refusalOf(list(given.ana, { reading: given.reading.id, roots: roots51 }))
    expect(detail.fields).toMatchObject([{ path: 'roots', limit: 50 }])
  })

  test('a thread comes whole, in the order it was written', async () => {
    const { ana, ben, miriam, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const one = await aReply({ by: ben, to: root.id })
    const hidden = await aReply({ by: ben, to: one.id, visibility: 'private' })
    const two = await aReply({ by: ana, to: root.id })
    const under = await aReply({ by: ben, to: hidden.id })
    expect(ids((await list(ben, { thread: root.id })).items)).toEqual([
      root.id,
      one.id,
      hidden.id,
      two.id,
      under.id,
    ])
    const seen = (await list(miriam, { thread: root.id })).items
    expect(ids(seen)).toEqual([root.id, one.id, two.id, under.id])
    expect(seen.at(-1)?.parentId).toBe(one.id)
    expect(seen[0]?.thread?.replyIds).toEqual([one.id, two.id, under.id])
    expect(ids((await list(ana, { thread: two.id })).items)).toEqual(ids(seen))
  })
})

describe('who may not', () => {
  test('outsiders and the signed-out learn nothing of readings, threads and annotations', async () => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const outsider = await aPerson()
    const asks = (by: Person | null, readingId: string, id: string) => [
      list(by, { reading: readingId }),
      list(by, { reading: readingId, roots: id }),
      list(by, { thread: id }),
      getAnnotation.execute(contextOf(by), { annotationId: id }),
      getSnapshot.execute(contextOf(by), { readingId }),
      getAnchors.execute(contextOf(by), { readingId }),
    ]
    for (const by of [outsider, null]) {
      const existing = await Promise.all(asks(by, reading.id, root.id).map(refusalOf))
      const unknown = await Promise.all(asks(by, newId(), newId()).map(refusalOf))
      expect(existing.map(({ code, detail }) => [code, detail])).toEqual(
        unknown.map(({ code, detail }) => [code, detail]),
      )
      expect(new Set(existing.map(({ code }) => code))).toEqual(new Set([by ? 'not_found' : 'signed_out']))
    }
  })

  test.each([
    [{}, 'reading'],
    [{ reading: 'x' }, 'reading'],
    [{ thread: 'AAAAAAAAAAAAAAAAAAAAAA', reading: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'thread'],
    [{ reading: 'AAAAAAAAAAAAAAAAAAAAAA', view: 'open' }, 'view'],
    [{ reading: 'AAAAAAAAAAAAAAAAAAAAAA', limit: '1000' }, 'limit'],
  ])('%j is refused', async (query, path) => {
    expect(await wrongFieldsOf(list(given.ana, query))).toEqual([path])
  })
})
