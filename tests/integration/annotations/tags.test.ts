import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { eraseWords } from '@/lib/server/annotations/erase-words'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { listTags } from '@/lib/server/annotations/list-tags'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { aClass, bodyOf, contextOf, newId, rootInput, type Person } from '@/tests/support/factories'

let world: Awaited<ReturnType<typeof aClass>>

beforeAll(async () => {
  world = await aClass()
})

const post = async (by: Person, tags: unknown, given: Parameters<typeof rootInput>[1] = {}) => {
  const input = { ...rootInput(world.reading, given), tags }
  return (await createAnnotation.execute(contextOf(by), input)).annotation
}
const read = async (by: Person, id: AnnotationId) =>
  (await getAnnotation.execute(contextOf(by), { annotationId: id })).annotation
const stored = (id: AnnotationId) => db().tag.findMany({ where: { annotationId: uuidOf(id) } })
const offered = async (by: Person, q = '') =>
  (await listTags.execute(contextOf(by), { readingId: world.reading.id, q })).tags

describe('the tags of an annotation', () => {
  test('are kept in their order as they were written, once each, and read by others', async () => {
    const { ana, ben } = world
    const made = await post(ana, ['Irony', '#form', 'IRONY'], { on: 'fox' })
    expect(made.tags).toEqual(['Irony', 'form'])
    expect(await read(ben, made.id)).toMatchObject({ tags: ['Irony', 'form'] })
    expect(await stored(made.id)).toMatchObject([
      { name: 'irony', label: 'Irony', ordinal: 0, groupId: world.group.uuid },
      { name: 'form', label: 'form', ordinal: 1, groupId: world.group.uuid },
    ])
  })

  test('a reply has its own', async () => {
    const { ana, ben } = world
    const root = await post(ana, ['one'])
    const input = { annotationId: root.id, id: newId(), body: bodyOf('Yes'), tags: ['two'] }
    const { annotation } = await replyToAnnotation.execute(contextOf(ben), input)
    expect((await read(ana, annotation.id)).tags).toEqual(['two'])
  })

  test('are changed with the edit that was seen, and others see it; alone they are no edit, left out they stay', async () => {
    const { ana } = world
    const { id } = await post(ana, ['one', 'two'])
    const change = (rest: object) => updateAnnotation.execute(contextOf(ana), { annotationId: id, ...rest })
    const told = () => db().liveEvent.count({ where: { subjectId: uuidOf(id) } })
    const before = await told()
    expect((await change({ edit: 1, tags: ['two', 'three'] })).annotation).toMatchObject({
      edit: 1,
      editedAt: null,
      tags: ['two', 'three'],
    })
    expect(await read(world.ben, id)).toMatchObject({ edit: 1, tags: ['two', 'three'] })
    expect(await told()).toBe(before + 1)
    expect(await db().annotationEdit.count({ where: { annotationId: uuidOf(id) } })).toBe(0)
    const both = await change({ edit: 1, body: bodyOf('Other'), tags: ['two'] })
    expect(both.annotation).toMatchObject({ edit: 2, tags: ['two'] })
    expect((await change({ edit: 2, body: bodyOf('More') })).annotation.tags).toEqual(['two'])
    await expect(change({ edit: 1, tags: [] })).rejects.toMatchObject({ code: 'conflict' })
    expect((await change({ edit: 3, tags: [] })).annotation).toMatchObject({ edit: 3, tags: [] })
    expect(await stored(id)).toEqual([])
  })

  test('sent again are answered with what is stored', async () => {
    const input = { ...rootInput(world.reading, {}), tags: ['again'] }
    const ask = () => createAnnotation.execute(contextOf(world.ana), input)
    expect(await ask()).toEqual(await ask())
    expect(await stored(input.id)).toHaveLength(1)
  })

  test('go with the words, at once for readers and for good when these are erased', async () => {
    const { ana, ben } = world
    const root = await post(ana, ['passing'])
    const input = { annotationId: root.id, id: newId(), body: bodyOf('Stays') }
    await replyToAnnotation.execute(contextOf(ben), input)
    await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
    expect(await read(ben, root.id)).toMatchObject({ author: null, tags: [] })
    expect(await offered(ben, 'passing')).toEqual([])
    expect(await stored(root.id)).toHaveLength(1)
    await eraseWords({ id: root.id })
    expect(await stored(root.id)).toEqual([])
  })

  test('that cannot be are refused by place', async () => {
    const wrong = post(world.ana, ['fine', 'a\u202eb'])
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { fields: [{ path: 'tags.1' }] },
    })
  })
})

describe('the tags that are offered', () => {
  test('begin as what was typed, the most used first, and are those that the viewer may read', async () => {
    const { ana, ben, miriam } = world
    await post(ana, ['Metaphor'])
    await post(ben, ['metaphor', 'metre'])
    await post(ana, ['methinks'], { visibility: 'private' })
    await post(ana, ['metal'], { visibility: 'moderators' })
    expect(await offered(ben, 'ME')).toEqual(['metaphor', 'metre'])
    expect(await offered(ana, 'met')).toEqual(['metaphor', 'metal', 'methinks', 'metre'])
    expect(await offered(miriam, '#met')).toEqual(['metaphor', 'metal', 'metre'])
    expect(await offered(ben, 'met_')).toEqual([])
    expect(await offered(ben, '%')).toEqual([])
  })
})
