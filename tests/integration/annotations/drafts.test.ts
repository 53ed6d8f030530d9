import { beforeAll, describe, expect, test } from 'vitest'
import { DRAFTS_LIMIT } from '@/lib/annotations/limits'
import type { AnnotationId } from '@/lib/ids'
import { uuidOf } from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { discardDraft } from '@/lib/server/annotations/discard-draft'
import { eraseWords } from '@/lib/server/annotations/erase-words'
import { listDrafts } from '@/lib/server/annotations/list-drafts'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { saveDraft } from '@/lib/server/annotations/save-draft'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  draftInput,
  newId,
  rootInput,
  selectorsOf,
  type Person,
} from '@/tests/support/factories'
import { interleavings } from '@/tests/support/permutations'
import { refusalOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

type Changes = Partial<
  Record<keyof ReturnType<typeof draftInput> | 'parentId' | 'seenEdit' | 'tags' | 'visibility', unknown>
>

const save = (by: Person | null, draftId: AnnotationId, changes: Changes = {}) =>
  saveDraft.execute(contextOf(by), {
    readingId: given.reading.id,
    draftId,
    ...draftInput(given.reading),
    ...changes,
  })
const discard = (by: Person | null, draftId: AnnotationId, more = {}) =>
  discardDraft.execute(contextOf(by), { readingId: given.reading.id, draftId, ...more })
const listed = async (by: Person | null) =>
  (await listDrafts.execute(contextOf(by), { readingId: given.reading.id })).items
const texts = async (by: Person | null) => (await listed(by)).map(({ text }) => text)

describe('a draft', () => {
  test('comes back as it was saved, with its words, passage and thread', async () => {
    const { ana, ben, reading } = given
    const ids = [newId(), newId()]
    const root = await anAnnotation({ by: ben, reading })
    const reply = await aReply({ by: ben, to: root.id })
    const targets = [{ revisionId: reading.revisionId, selectors: selectorsOf(reading, 'brown fox') }]
    await save(ana, ids[0]!, {
      targets,
      motivation: 'questioning',
      visibility: 'moderators',
      tags: ['Fox', ''],
    })
    await save(ana, ids[1]!, { kind: 'reply', parentId: reply.id, targets: null })
    const own = await anAnnotation({ by: ana, reading })
    await save(ana, own.id, { kind: 'edit', seenEdit: 1, targets: null })
    const found = new Map((await listed(ana)).map((draft) => [draft.id, draft]))
    expect(found.get(ids[0]!)).toMatchObject({
      kind: 'create',
      motivation: 'questioning',
      visibility: 'moderators',
      tags: ['Fox', ''],
      body: bodyOf('Not yet'),
      text: 'Not yet',
      targets,
      rootId: null,
      number: 1,
    })
    expect(found.get(ids[1]!)).toMatchObject({ kind: 'reply', parentId: reply.id, rootId: root.id })
    expect(found.get(own.id)).toMatchObject({ kind: 'edit', seenEdit: 1, rootId: own.id })
    for (const id of found.keys()) await discard(ana, id)
    expect(await listed(ana)).toEqual([])
  })

  test('is counted up with every save; the same words again change nothing', async () => {
    const { ana } = given
    const id = newId()
    expect((await save(ana, id)).draft.number).toBe(1)
    expect((await save(ana, id)).draft.number).toBe(1)
    expect((await save(ana, id, { number: 1, body: bodyOf('More') })).draft).toMatchObject({
      number: 2,
      text: 'More',
    })
    await discard(ana, id)
  })

  test('saved elsewhere meanwhile is a conflict with what was saved, and nothing is lost', async () => {
    const { ana } = given
    const id = newId()
    await save(ana, id)
    await save(ana, id, { number: 1, body: bodyOf('On the phone') })
    const late = { number: 1, body: bodyOf('On the desk') }
    expect(await refusalOf(save(ana, id, late))).toMatchObject({
      code: 'conflict',
      detail: { reason: 'draft_changed', current: { text: 'On the phone', number: 2 } },
    })
    expect(await refusalOf(discard(ana, id, { number: 1 }))).toMatchObject({ code: 'conflict' })
    expect((await save(ana, id, { ...late, number: 2 })).draft).toMatchObject({
      text: 'On the desk',
      number: 3,
    })
    await discard(ana, id, { number: 3 })
    await discard(ana, id, { number: 3 })
    expect(await listed(ana)).toEqual([])
  })

  test('of many saves at once from one number has one winner', async () => {
    const { ana } = given
    const id = newId()
    const saves = ['a', 'b', 'c', 'd'].map((words) => save(ana, id, { body: bodyOf(words) }))
    const outcomes = await Promise.allSettled(saves)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await discard(ana, id)
  })

  test('that was discarded on another device comes back when it is written on', async () => {
    const { ana } = given
    const id = newId()
    await save(ana, id)
    await discard(ana, id)
    expect((await save(ana, id, { number: 1, body: bodyOf('Still here') })).draft.number).toBe(2)
    await discard(ana, id)
  })
})

describe('posting', () => {
  test('takes the draft along, in the transaction that stores what it became', async () => {
    const { ana, ben, reading } = given
    const root = rootInput(reading, { on: 'fox' })
    await save(ana, root.id)
    await createAnnotation.execute(contextOf(ana), { ...root, draftNumber: 1 })
    expect(await listed(ana)).toEqual([])
    const { annotation } = await createAnnotation.execute(contextOf(ana), root)
    expect(await refusalOf(save(ana, root.id, { body: bodyOf('Late') }))).toMatchObject({
      code: 'conflict',
      detail: { reason: 'draft_posted', current: { id: annotation.id, text: 'Words' } },
    })

    const answer = { annotationId: root.id, id: newId(), body: bodyOf('An answer') }
    await save(ben, answer.id, { kind: 'reply', parentId: root.id, targets: null })
    await replyToAnnotation.execute(contextOf(ben), { ...answer, draftNumber: 1 })
    expect(await listed(ben)).toEqual([])

    await save(ana, root.id, { kind: 'edit', seenEdit: 1, targets: null })
    await updateAnnotation.execute(contextOf(ana), {
      annotationId: root.id,
      edit: 1,
      body: bodyOf('Changed'),
      draftNumber: 1,
    })
    expect(await listed(ana)).toEqual([])
  })

  test('that is refused leaves the draft', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ben, reading })
    const id = newId()
    await save(ana, id, { kind: 'reply', parentId: root.id, targets: null })
    await db().thread.update({ where: { id: uuidOf(root.id) }, data: { lockedAt: new Date() } })
    const answer = { annotationId: root.id, id, body: bodyOf('Too late') }
    expect((await refusalOf(replyToAnnotation.execute(contextOf(ana), answer))).code).toBe('forbidden')
    expect(await texts(ana)).toEqual(['Not yet'])
    await discard(ana, id)
  })

  test('by another leaves one’s own drafts alone', async () => {
    const { ana, ben, reading } = given
    const id = newId()
    await save(ana, id)
    await anAnnotation({ by: ben, reading })
    expect(await texts(ana)).toEqual(['Not yet'])
    await discard(ana, id)
  })
})

describe('two devices with one draft', () => {
  type Step = 'phone saves' | 'desk saves' | 'desk posts'
  type Kind = 'create' | 'reply' | 'edit'

  /** A draft that both devices have seen under number 1, and what posting it from the desk sends. */
  async function shared(kind: Kind) {
    const { ana, ben, reading } = given
    const context = contextOf(ana)
    const own = kind === 'edit' ? (await anAnnotation({ by: ana, reading })).id : newId()
    const to = kind === 'reply' ? (await anAnnotation({ by: ben, reading })).id : null
    const about = { create: {}, reply: { parentId: to, targets: null }, edit: { seenEdit: 1, targets: null } }
    const draft = { kind, ...about[kind] }
    await save(ana, own, draft)
    const body = bodyOf('From the desk')
    const post = (draftNumber: number) => {
      if (kind === 'create') {
        return createAnnotation.execute(context, { ...rootInput(reading), id: own, body, draftNumber })
      }
      if (to) return replyToAnnotation.execute(context, { annotationId: to, id: own, body, draftNumber })
      return updateAnnotation.execute(context, { annotationId: own, edit: 1, body, draftNumber })
    }
    return { id: own, draft, post }
  }

  /** Carries the steps out as two devices do: each sends the number that it knows, and keeps what was refused. */
  async function carriedOut(kind: Kind, order: readonly Step[], isAtOnce = false) {
    const { ana } = given
    const one = await shared(kind)
    const known = { phone: 1, desk: 1 }
    const refused: unknown[] = []
    const saveFrom = async (device: 'phone' | 'desk') => {
      const says = { ...one.draft, number: known[device], body: bodyOf(`From the ${device}`) }
      await save(ana, one.id, says).then(
        ({ draft }) => (known[device] = draft.number),
        () => refused.push(device),
      )
    }
    const steps: Record<Step, () => Promise<unknown>> = {
      'phone saves': () => saveFrom('phone'),
      'desk saves': () => saveFrom('desk'),
      'desk posts': () => one.post(known.desk),
    }
    if (isAtOnce) await Promise.all(order.map((step) => steps[step]()))
    else for (const step of order) await steps[step]()
    const left = (await listed(ana)).find(({ id }) => id === one.id)
    await discard(ana, one.id)
    return { left, refused }
  }

  const ORDERS = interleavings<Step>(['phone saves'], ['desk saves', 'desk posts'])
  const KINDS: Kind[] = ['create', 'reply', 'edit']
  const cases = KINDS.flatMap((kind) => ORDERS.map((order) => ({ kind, order })))

  test.each(cases)('$kind, $order: the phone’s words are never lost', async ({ kind, order }) => {
    const { left, refused } = await carriedOut(kind, order)
    // Kept by the phone, which was refused; or by the server, which offers them as a change of what is posted.
    if (refused.includes('phone')) expect(left?.text ?? 'none').not.toBe('From the phone')
    else expect(left).toMatchObject({ text: 'From the phone', kind: 'edit', targets: null, parentId: null })
  })

  test.each(KINDS)('%s: the draft goes that was posted, when nobody has written on', async (kind) => {
    expect((await carriedOut(kind, ['desk saves', 'desk posts'])).left).toBeUndefined()
    expect((await carriedOut(kind, ['desk posts'])).left).toBeUndefined()
  })

  test.each(KINDS)('%s: at once, the phone’s words are kept or refused', async (kind) => {
    const { left, refused } = await carriedOut(kind, ['desk posts', 'phone saves'], true)
    expect([left?.text, refused.includes('phone')]).toContainEqual(
      refused.length > 0 ? true : 'From the phone',
    )
  })

  test('the id posted again with other words or tags tells its author what stands there, and others nothing', async () => {
    const { ana, ben, reading } = given
    const root = rootInput(reading, { on: 'fox' })
    await createAnnotation.execute(contextOf(ana), root)
    const again = (by: Person, changes: object) =>
      refusalOf(createAnnotation.execute(contextOf(by), { ...root, ...changes }))
    for (const changes of [{ body: bodyOf('Other') }, { tags: ['fox'] }]) {
      expect(await again(ana, changes)).toMatchObject({
        code: 'conflict',
        detail: { reason: 'id_taken', current: { id: root.id, text: 'Words' } },
      })
      expect((await again(ben, changes)).detail).toEqual({ reason: 'id_taken' })
    }
  })
})

describe('nobody else', () => {
  test('sees, changes or discards a draft, also not who moderates or administers', async () => {
    const { ana, ben, miriam } = given
    const id = newId()
    await save(ana, id)
    const admin = await aPerson({ siteAdmin: true })
    for (const other of [ben, miriam]) {
      expect(await listed(other)).toEqual([])
      expect((await refusalOf(save(other, id, { number: 1 }))).code).toBe('conflict')
      await discard(other, id)
    }
    expect((await refusalOf(listed(admin))).code).toBe('not_found')
    expect((await refusalOf(listed(null))).code).toBe('signed_out')
    expect(await texts(ana)).toEqual(['Not yet'])
    await discard(ana, id)
  })

  test('learns whether somebody is changing what they posted', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const probe = async () => {
      const refusals = [
        await refusalOf(save(ben, root.id)),
        await refusalOf(save(ben, root.id, { kind: 'edit', seenEdit: 1, targets: null })),
      ]
      return refusals.map(({ code, detail }) => ({ code, detail }))
    }
    const before = await probe()
    await save(ana, root.id, { kind: 'edit', seenEdit: 1, targets: null })
    expect(await probe()).toEqual(before)
    await discard(ana, root.id)
  })

  test('is told or can look up that anything was drafted', async () => {
    const { ana } = given
    const id = newId()
    await save(ana, id)
    await discard(ana, id)
    expect(await db().liveEvent.count({ where: { subjectId: uuidOf(id) } })).toBe(0)
    expect(await db().auditEntry.count({ where: { subjectId: uuidOf(id) } })).toBe(0)
  })

  test('is named the thread of what they may not place', async () => {
    const { ana, ben, reading } = given
    const hidden = await anAnnotation({ by: ben, reading, visibility: 'private' })
    const id = newId()
    await save(ana, id, { kind: 'reply', parentId: hidden.id, targets: null })
    expect(await listed(ana)).toMatchObject([{ rootId: null }])
    await discard(ana, id)
  })
})

describe('the end of a draft', () => {
  test('comes with its account, and with the words that it changes', async () => {
    const { ana, reading } = given
    const gone = await aPerson()
    await db().membership.create({ data: { groupId: given.group.uuid, userId: gone.uuid, role: 'member' } })
    const id = newId()
    await save(gone, id)
    await db().user.delete({ where: { id: gone.uuid } })
    expect(await db().draft.count({ where: { id: uuidOf(id) } })).toBe(0)

    const root = await anAnnotation({ by: ana, reading })
    await save(ana, root.id, { kind: 'edit', seenEdit: 1, targets: null, body: bodyOf('A telephone number') })
    await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
    await eraseWords({ id: root.id })
    expect(await db().draft.count({ where: { id: uuidOf(root.id) } })).toBe(0)
  })
})

describe('what cannot be kept', () => {
  test.each<[string, Changes]>([
    ['too long', { body: bodyOf('x'.repeat(10_001)) }],
    ['no body of the schema', { body: { type: 'doc', content: [{ type: 'script' }] } }],
    ['a reply to nothing', { kind: 'reply', targets: null }],
    ['a change of nothing seen', { kind: 'edit', targets: null }],
    ['on no target', { targets: null }],
    ['with a tag that cannot be stored', { tags: ['a\0'] }],
    ['with too many tags', { tags: Array.from({ length: 21 }, () => 'tag') }],
  ])('is refused with the field: %s', async (_, changes) => {
    const refusal = await refusalOf(save(given.ana, newId(), changes))
    expect(refusal).toMatchObject({ code: 'invalid_input', detail: { fields: [{}] } })
  })

  test.each(['exact', 'prefix', 'suffix'])('is a passage whose %s cannot be stored', async (part) => {
    const { reading, ana } = given
    const found = selectorsOf(reading, 'fox')
    const selectors = { ...found, quote: { ...found.quote, [part]: 'a\0' } }
    const targets = [{ revisionId: reading.revisionId, selectors }]
    expect(await refusalOf(save(ana, newId(), { targets }))).toMatchObject({
      code: 'invalid_input',
      detail: { fields: [{ path: 'targets.0' }] },
    })
  })

  test('is one more than the limit; others still are', async () => {
    const group = await aGroup({ people: [[given.ana, 'member']] })
    const reading = await aReading({ group })
    const own = { readingId: reading.id, ...draftInput(reading) }
    const base = {
      userId: given.ana.uuid,
      groupId: group.uuid,
      readingId: reading.uuid,
      kind: 'create',
    } as const
    const ids = Array.from({ length: DRAFTS_LIMIT }, () => newId())
    await db().draft.createMany({
      data: ids.map((id) => ({ ...base, id: uuidOf(id), motivation: 'commenting' as const })),
    })
    const more = saveDraft.execute(contextOf(given.ana), { ...own, draftId: newId() })
    expect((await refusalOf(more)).code).toBe('invalid_input')
    const kept = await saveDraft.execute(contextOf(given.ana), { ...own, draftId: ids[0], number: 1 })
    expect(kept.draft.number).toBe(2)
  })
})
