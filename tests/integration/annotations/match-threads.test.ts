import { beforeAll, describe, expect, test } from 'vitest'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { listFacets } from '@/lib/server/annotations/list-facets'
import { matchThreads } from '@/lib/server/annotations/match-threads'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { db } from '@/lib/server/db/client'
import { THREAD_SORTS } from '@/lib/annotations/thread-sort'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  contextOf,
  newId,
  type Person,
} from '@/tests/support/factories'

let given: Awaited<ReturnType<typeof aClass>>
/** The threads of the reading, by what they are. */
const threads = new Map<string, AnnotationId>()

beforeAll(async () => {
  given = await aClass()
  const { miriam, ana, ben, reading } = given
  const root = async (name: string, more: Omit<Parameters<typeof anAnnotation>[0], 'reading'>) => {
    const { id } = await anAnnotation({ reading, ...more })
    threads.set(name, id)
    return id
  }
  await root('whole', { by: miriam, says: 'Read it aloud' })
  await root('late', { by: ana, on: 'twice', says: 'Straße and ÉCLAIR' })
  const question = await root('question', {
    by: ana,
    on: 'quick brown',
    says: 'Why brown?',
    motivation: 'questioning',
  })
  await aReply({ by: ben, to: question, says: 'The colour of foxes.' })
  await aReply({ by: ana, to: question, says: 'Not of this one.' })
  await root('highlight', { by: ben, on: 'lazy dog', says: null, motivation: 'highlighting' })
  const settled = await root('settled', { by: ben, on: 'jumps', says: '100% settled, a_b' })
  await resolveThread.execute(contextOf(ben), { threadId: settled, resolved: true })
  await root('private', { by: ana, on: 'reader', says: 'A secret fox', visibility: 'private' })
  await db().value.create({
    data: {
      annotationId: uuidOf(threads.get('highlight')!),
      userId: given.miriam.uuid,
      groupId: given.group.uuid,
    },
  })
  const tag = { annotationId: uuidOf(question), name: 'colour', label: 'Colour', groupId: given.group.uuid }
  await db().tag.create({ data: tag })
  const hidden = { ...tag, annotationId: uuidOf(threads.get('private')!), name: 'hidden', label: 'Hidden' }
  await db().tag.create({ data: hidden })
})

/** The names of the threads that a person finds, in their order. */
async function found(by: Person | null, asked: Record<string, unknown> = {}): Promise<string[]> {
  const { ids, count } = await matchThreads.execute(contextOf(by), { readingId: given.reading.id, ...asked })
  const names = new Map([...threads].map(([name, id]) => [id, name]))
  const list = Array.from({ length: count }, (_, i) => ids.slice(22 * i, 22 * (i + 1)) as AnnotationId)
  return list.map((id) => names.get(id) ?? id)
}

describe('threads are found', () => {
  test('in text order, as the list of the reading has them', async () => {
    const { items } = await listAnnotations.execute(contextOf(given.ana), { reading: given.reading.id })
    const names = new Map([...threads].map(([name, id]) => [id, name]))
    expect(await found(given.ana)).toEqual(items.map(({ id }) => names.get(id)))
    expect(await found(given.ana)).toEqual(['whole', 'question', 'highlight', 'private', 'late'])
  })

  test('by person, also where they only answered', async () => {
    expect(await found(given.miriam, { person: given.ben.id })).toEqual(['question', 'highlight'])
    expect(await found(given.miriam, { person: given.ana.id })).toEqual(['question', 'late'])
    expect(await found(given.miriam, { person: given.ben.id, state: 'any' })).toEqual([
      'question',
      'settled',
      'highlight',
    ])
  })

  test('by motivation, state and tag', async () => {
    expect(await found(given.miriam, { motivation: 'questioning' })).toEqual(['question'])
    expect(await found(given.miriam, { motivation: 'highlighting' })).toEqual(['highlight'])
    expect(await found(given.miriam, { state: 'resolved' })).toEqual(['settled'])
    expect(await found(given.miriam, { tag: 'COLOUR' })).toEqual(['question'])
  })

  test.each([
    ['foxes', ['question']],
    ['FOXES colour', ['question']],
    ['colour one', []],
    ['strasse', []],
    ['éclair', ['late']],
    ['e\u0301clair', ['late']],
    ['lazy', ['highlight']],
    ['100%', []],
    ['%', []],
    ['_', []],
  ])('by words, as they are written: %s', async (words, names) => {
    expect(await found(given.miriam, { words })).toEqual(names)
  })

  test('by day, of anything said in them', async () => {
    const { createdAt } = await db().annotation.findUniqueOrThrow({
      where: { id: uuidOf(threads.get('question')!) },
    })
    await db().annotation.updateMany({
      where: { rootId: uuidOf(threads.get('question')!), parentId: null },
      data: { createdAt: new Date('2026-01-01T12:00:00Z') },
    })
    const early = { since: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' }
    expect(await found(given.miriam, early)).toEqual(['question'])
    expect(await found(given.miriam, { ...early, words: 'colour' })).toEqual([])
    expect(
      await found(given.miriam, { since: new Date(createdAt.getTime() - 1000).toISOString() }),
    ).toContain('question')
  })

  test('in other orders', async () => {
    const all = ['whole', 'question', 'highlight', 'late']
    const newest = await found(given.miriam, { sort: 'newest' })
    expect(newest).toEqual(['highlight', 'question', 'late', 'whole'])
    expect(await found(given.miriam, { sort: 'oldest' })).toEqual(newest.toReversed())
    expect((await found(given.miriam, { sort: 'replies' }))[0]).toBe('question')
    expect((await found(given.miriam, { sort: 'valued' }))[0]).toBe('highlight')
    for (const sort of ['replies', 'valued'])
      expect((await found(given.miriam, { sort })).toSorted()).toEqual(all.toSorted())
  })
})

describe('what is hidden', () => {
  test('is found by nobody else, by no word, person or tag of it', async () => {
    for (const asked of [{ words: 'secret' }, { tag: 'hidden' }]) {
      expect(await found(given.ana, asked)).toEqual(['private'])
      for (const other of [given.miriam, given.ben]) expect(await found(other, asked)).toEqual([])
    }
  })

  test('is no facet', async () => {
    const ask = (by: Person) => listFacets.execute(contextOf(by), { readingId: given.reading.id })
    expect((await ask(given.ana)).tags.map(({ name }) => name)).toEqual(['colour', 'hidden'])
    expect((await ask(given.ben)).tags).toEqual([{ name: 'colour', label: 'Colour' }])
    const shy = await aPerson()
    await db().membership.create({ data: { groupId: given.group.uuid, userId: shy.uuid, role: 'member' } })
    await anAnnotation({ by: shy, reading: given.reading, on: 'family', visibility: 'private' })
    expect((await ask(given.ben)).people.map(({ id }) => id)).not.toContain(shy.id)
    expect((await ask(shy)).people.map(({ id }) => id)).toContain(idOf(shy.uuid))
  })

  test('nor is anything of a reading that one may not read', async () => {
    const stranger = await aPerson()
    await expect(found(stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(found(null)).rejects.toMatchObject({ code: 'signed_out' })
  })
})

describe('one answer', () => {
  const COUNT = 1_000

  /** A reading of its own with very many threads by Ana, every tenth for herself alone. */
  async function crowded() {
    const { ana, ben, group, miriam } = given
    const reading = await aReading({ group, owner: miriam })
    const rows = Array.from({ length: COUNT }, (_, i) => {
      const id = uuidOf(newId())
      return {
        id,
        rootId: id,
        groupId: group.uuid,
        readingId: reading.uuid,
        authorId: ana.uuid,
        motivation: 'commenting' as const,
        visibility: i % 10 === 0 ? ('private' as const) : ('group' as const),
        text: `Thread ${i}`,
      }
    })
    await db().annotation.createMany({ data: rows })
    const threadRows = rows.map(({ id }) => ({ id, groupId: group.uuid, readingId: reading.uuid }))
    await db().thread.createMany({ data: threadRows })
    const idsOf = (own: boolean) =>
      rows.filter(({ visibility }) => own || visibility === 'group').map(({ id }) => idOf(id))
    return { reading, ana, ben, idsOf }
  }

  test('holds every thread that may be placed, once, and nothing else, whatever the order', async () => {
    const { reading, ana, ben, idsOf } = await crowded()
    for (const sort of THREAD_SORTS) {
      for (const [by, isOwn] of [
        [ana, true],
        [ben, false],
      ] as const) {
        const answer = await matchThreads.execute(contextOf(by), { readingId: reading.id, sort })
        expect(Object.keys(answer)).toEqual(['ids', 'count'])
        expect(answer.ids).toHaveLength(22 * answer.count)
        const ids = answer.ids.match(/.{22}/g) ?? []
        expect(ids.toSorted()).toEqual(idsOf(isOwn).toSorted())
      }
    }
  })
})
