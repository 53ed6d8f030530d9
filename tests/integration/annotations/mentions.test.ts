import { beforeAll, describe, expect, test } from 'vitest'
import type { BodyJson } from '@/lib/annotations/annotation'
import { uuidOf, type AnnotationId, type UserId } from '@/lib/ids'
import type { Visibility } from '@/lib/annotations/visibility'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { eraseWords } from '@/lib/server/annotations/erase-words'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { listPeople } from '@/lib/server/annotations/list-people'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import {
  aGroup,
  aPerson,
  aReading,
  contextOf,
  newId,
  rootInput,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

type World = Record<'miriam' | 'ana' | 'ben' | 'otto' | 'zoe' | 'banned' | 'stranger', Person> & {
  reading: TestReading
}
let world: World

beforeAll(async () => {
  const named = (name: string, more = {}) => aPerson({ name, ...more })
  const people = {
    miriam: await named('Miriam Okafor'),
    ana: await named('Ana Silva'),
    ben: await named('Ben Okri'),
    otto: await named('Otto Observer'),
    zoe: await named('Zoë Àlvarez'),
    banned: await named('Bo Suspended', { suspended: true }),
    stranger: await named('Sam Stranger'),
  }
  const { miriam, ana, ben, otto, zoe, banned } = people
  const group = await aGroup({
    people: [
      [miriam, 'owner'],
      [ana, 'member'],
      [ben, 'member'],
      [otto, 'observer'],
      [zoe, 'member'],
      [banned, 'member'],
    ],
  })
  world = { ...people, reading: await aReading({ group, owner: miriam }) }
})

type Named = { id: UserId; name: string }

function naming(...people: Named[]): BodyJson {
  const mentions = people.map(({ id, name }) => ({ type: 'mention', attrs: { user: id, label: name } }))
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, ...mentions] }],
  }
}

const post = async (by: Person, body: BodyJson, visibility: Visibility = 'group') =>
  (await createAnnotation.execute(contextOf(by), { ...rootInput(world.reading), body, visibility }))
    .annotation
const reply = async (by: Person, to: AnnotationId, body: BodyJson) =>
  (await replyToAnnotation.execute(contextOf(by), { annotationId: to, id: newId(), body })).annotation
const stored = async (id: AnnotationId) =>
  (await db().mention.findMany({ where: { annotationId: uuidOf(id) } }))
    .map(({ userId }) => userId)
    .toSorted()
const uuids = (...people: Person[]) => people.map(({ uuid }) => uuid).toSorted()

describe('people who are named', () => {
  test('are stored beside the body, and read as text', async () => {
    const { ana, ben, zoe } = world
    const made = await post(ana, naming(ben, zoe, ben))
    expect(made.text).toBe('See @Ben Okri@Zoë Àlvarez@Ben Okri')
    expect(await stored(made.id)).toEqual(uuids(ben, zoe))
    const read = await getAnnotation.execute(contextOf(ben), { annotationId: made.id })
    expect(read.annotation.body).toEqual(made.body)
  })

  test('stand under their own name, whatever was sent', async () => {
    const made = await post(world.ana, naming({ id: world.ben.id, name: 'The Administrator' }))
    expect(made.text).toBe('See @Ben Okri')
    expect(JSON.stringify(made.body)).not.toContain('Administrator')
  })

  const refused: [who: string, visibility: Visibility, name: keyof World][] = [
    ['a stranger', 'group', 'stranger'],
    ['a suspended member', 'group', 'banned'],
    ['a member, in what is for moderators', 'moderators', 'ben'],
    ['a moderator, in what is for its author', 'private', 'miriam'],
  ]
  test.each(refused)('are refused by name where they could not read it: %s', async (_, visibility, name) => {
    const person = world[name] as Person
    const refusal = await refusalOf(post(world.ana, naming(world.ana, person), visibility))
    expect(refusal.code).toBe('invalid_input')
    const [field] = refusal.detail.fields ?? []
    expect(field?.path).toBe('body')
    expect(field?.message).toBe(
      `“${person.name}” cannot read this. Take the mention out, or let more people see it.`,
    )
  })

  test('are refused where there is no such person, in the same words', async () => {
    const refusal = await refusalOf(
      post(world.ana, naming({ id: newId() as unknown as UserId, name: 'Nobody' })),
    )
    expect(refusal.detail.fields?.[0]?.message).toContain('“Nobody” cannot read this.')
  })

  test('are so many and no more', async () => {
    const many = Array.from({ length: 21 }, (_, i) => ({
      id: newId() as unknown as UserId,
      name: `Person ${i}`,
    }))
    const refusal = await refusalOf(post(world.ana, naming(...many)))
    expect(refusal.detail.fields).toEqual([{ path: 'body', message: 'too_many_mentions', limit: 20 }])
  })

  test('in a moderator’s answer may be who started the thread, and nobody else of the members', async () => {
    const { ana, ben, miriam } = world
    const root = await post(ana, naming(miriam), 'moderators')
    const answer = await reply(miriam, root.id, naming(ana))
    expect(await stored(answer.id)).toEqual(uuids(ana))
    expect((await refusalOf(reply(miriam, root.id, naming(ben)))).code).toBe('invalid_input')
  })

  test('change with the words; whoever has left the group since stays named', async () => {
    const { ana, ben, zoe, stranger, reading } = world
    const leaver = await aPerson({ name: 'Lea Leaver' })
    const key = { groupId: reading.group.uuid, userId: leaver.uuid }
    await db().membership.create({ data: { ...key, role: 'member' } })
    const { id } = await post(ana, naming(leaver, ben))
    await db().membership.delete({ where: { groupId_userId: key } })
    await db().user.update({ where: { id: leaver.uuid }, data: { name: 'Another Name' } })
    const change = (edit: number, body: BodyJson) =>
      updateAnnotation.execute(contextOf(ana), { annotationId: id, edit, body })
    const { annotation } = await change(1, naming(leaver, zoe))
    expect(annotation.text).toBe('See @Lea Leaver@Zoë Àlvarez')
    expect(await stored(id)).toEqual(uuids(leaver, zoe))
    expect((await refusalOf(change(2, naming(leaver, stranger)))).code).toBe('invalid_input')
    await change(2, naming(zoe))
    expect((await refusalOf(change(3, naming(leaver)))).code).toBe('invalid_input')
  })

  test('are forgotten with the words', async () => {
    const { ana, ben } = world
    const { id } = await post(ana, naming(ben))
    await deleteAnnotation.execute(contextOf(ana), { annotationId: id })
    await eraseWords({ id })
    expect(await stored(id)).toEqual([])
  })
})

describe('people who are offered', () => {
  const offered = async (by: Person, asked: object = {}) => {
    const answer = await listPeople.execute(contextOf(by), { readingId: world.reading.id, ...asked })
    return answer.people.map(({ name }) => name)
  }

  test('are members who could read it, without the viewer', async () => {
    const { ana, miriam } = world
    expect(await offered(ana)).toEqual(['Ben Okri', 'Miriam Okafor', 'Otto Observer', 'Zoë Àlvarez'])
    expect(await offered(ana, { visibility: 'moderators' })).toEqual(['Miriam Okafor'])
    expect(await offered(ana, { visibility: 'private' })).toEqual([])
    expect(await offered(miriam, { q: 'ana' })).toEqual(['Ana Silva'])
  })

  test('are found by any part of their name, without case and accents, those whose name begins so first', async () => {
    const { ana } = world
    expect(await offered(ana, { q: 'ALV' })).toEqual(['Zoë Àlvarez'])
    expect(await offered(ana, { q: 'zoe' })).toEqual(['Zoë Àlvarez'])
    expect(await offered(ana, { q: 'o' })).toEqual([
      'Ben Okri',
      'Miriam Okafor',
      'Otto Observer',
      'Zoë Àlvarez',
    ])
    expect(await offered(ana, { q: '%' })).toEqual([])
  })

  test('under a thread are those who could read an answer to it', async () => {
    const { ana, miriam } = world
    const root = await post(ana, naming(miriam), 'moderators')
    expect(await offered(miriam, { thread: root.id })).toEqual(['Ana Silva'])
    expect(await offered(ana, { thread: root.id })).toEqual(['Miriam Okafor'])
  })

  test('are told to nobody who may not write to them', async () => {
    const { otto, stranger } = world
    expect((await refusalOf(offered(otto))).code).toBe('forbidden')
    expect((await refusalOf(offered(stranger))).code).toBe('not_found')
  })
})
