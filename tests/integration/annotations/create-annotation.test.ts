import { beforeAll, describe, expect, test } from 'vitest'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { uuidOf } from '@/lib/ids'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  newId,
  rootInput,
  selectorsOf,
  type TestReading,
} from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const create = (by: Parameters<typeof contextOf>[0], input: unknown) =>
  createAnnotation.execute(contextOf(by), input)
const isStored = async (id: string) => (await db().annotation.count({ where: { id: uuidOf(id) } })) > 0

test('a root on a passage comes back as its author sees it', async () => {
  const { ana, reading } = given
  const input = rootInput(reading, { on: 'quick brown fox', says: 'Why quick?' })
  const { annotation } = await create(ana, input)
  expect(annotation).toMatchObject({
    id: input.id,
    readingId: reading.id,
    rootId: input.id,
    parentId: null,
    author: { name: ana.name, role: 'member' },
    visibility: 'group',
    status: 'approved',
    edit: 1,
    body: bodyOf('Why quick?'),
    text: 'Why quick?',
    editedAt: null,
    restorable: false,
    thread: { resolvedAt: null, resolvedBy: null, replyIds: [] },
  })
  const { start, end } = selectorsOf(reading, 'quick brown fox').position
  expect(annotation.targets).toEqual([
    {
      revisionId: reading.revisionId,
      revision: 1,
      selectors: selectorsOf(reading, 'quick brown fox'),
      anchor: { state: 'exact', start, end, confidence: 1 },
    },
  ])
})

describe('what may be created', () => {
  test('a note on the whole document', async () => {
    const { ana, reading } = given
    const { annotation } = await create(ana, rootInput(reading))
    expect(annotation.targets).toEqual([
      { revisionId: reading.revisionId, revision: 1, selectors: null, anchor: null },
    ])
  })

  test('a highlight without words', async () => {
    const { ana, reading } = given
    const { annotation } = await create(ana, {
      ...rootInput(reading, { on: 'fox', motivation: 'highlighting' }),
      body: null,
    })
    expect(annotation).toMatchObject({ motivation: 'highlighting', body: null, text: '' })
  })

  test('a note that compares passages, each with its anchor', async () => {
    const { ana, reading } = given
    const { revisionId } = reading
    const targets = ['lazy dog', 'fox'].map((on) => ({ revisionId, selectors: selectorsOf(reading, on) }))
    const { annotation } = await create(ana, { ...rootInput(reading), targets })
    expect(annotation.targets.map(({ selectors }) => selectors?.quote.exact)).toEqual(['lazy dog', 'fox'])
  })

  test.each(['group', 'moderators', 'private'] as const)('for %s', async (visibility) => {
    const { ana, reading } = given
    const { annotation } = await create(ana, rootInput(reading, { on: 'fox', visibility }))
    expect(annotation.visibility).toBe(visibility)
  })

  test('“Only me” by an observer, and while commenting is closed', async () => {
    const observer = await aPerson()
    const group = await aGroup({ people: [[observer, 'observer']] })
    const reading = await aReading({ group, commenting: 'closed' })
    const { annotation } = await create(observer, rootInput(reading, { on: 'fox', visibility: 'private' }))
    expect(annotation.visibility).toBe('private')
  })
})

describe('what the server makes of a passage', () => {
  test('block ids are its own, whatever is sent', async () => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'family' })
    const { annotation } = await create(ana, withSelectors(input, { blocks: { start: 'x', end: null } }))
    const { id } = reading.blocks[1]!
    expect(annotation.targets[0]?.selectors?.blocks).toEqual({ start: id, end: id })
  })

  test.each([
    ['inside a family', '\u{1F469}\u200D'],
    ['before a combining mark', 'with e'],
  ])('a cut %s is widened to the whole grapheme', async (_, cut) => {
    const { ana, reading } = given
    const start = reading.text.indexOf(cut)
    const range = { start, end: start + cut.length }
    const input = withSelectors(rootInput(reading, { on: 'fox' }), {
      quote: { type: 'TextQuoteSelector', exact: cut, prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', ...range },
    })
    const stored = (await create(ana, input)).annotation.targets[0]?.selectors
    expect(stored).toEqual(selectorsOf(reading, stored?.quote.exact ?? ''))
    expect(stored?.quote.exact.startsWith(cut)).toBe(true)
    expect(stored?.position.end).toBeGreaterThan(range.end)
  })
})

describe('the same id again', () => {
  test('is answered with what is stored, and leaves nothing twice', async () => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'fox' })
    const first = await create(ana, input)
    const again = await Promise.all([create(ana, input), create(ana, input), create(ana, input)])
    for (const one of again) expect(one).toEqual(first)
    const where = { subjectId: uuidOf(input.id) }
    expect(await db().liveEvent.count({ where })).toBe(1)
    expect(await db().auditEntry.count({ where })).toBe(1)
    expect(await db().target.count({ where: { annotationId: uuidOf(input.id) } })).toBe(1)
  })

  test('five times at once makes one annotation, and all get it', async () => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'fox' })
    const all = await Promise.all(Array.from({ length: 5 }, () => create(ana, input)))
    for (const one of all) expect(one).toEqual(all[0])
    expect(await db().liveEvent.count({ where: { subjectId: uuidOf(input.id) } })).toBe(1)
  })

  test('after an edit it is the edited one', async () => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'fox', says: 'First' })
    await create(ana, input)
    await updateAnnotation.execute(contextOf(ana), {
      annotationId: input.id,
      edit: 1,
      body: bodyOf('Second'),
    })
    expect((await create(ana, input)).annotation).toMatchObject({ edit: 2, text: 'Second' })
  })

  const differing: [string, (given: { reading: TestReading }) => object][] = [
    ['other words', () => ({ body: bodyOf('Other words') })],
    ['the same words marked up', () => ({ body: boldBody('Words') })],
    ['another motivation', () => ({ motivation: 'questioning' })],
    ['another visibility', () => ({ visibility: 'moderators' })],
    ['another passage', ({ reading }) => ({ targets: rootInput(reading, { on: 'dog' }).targets })],
    ['the whole document', ({ reading }) => ({ targets: rootInput(reading).targets })],
  ]
  test.each(differing)('with %s is a conflict', async (_, change) => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'fox' })
    const { annotation } = await create(ana, input)
    const refusal = await refusalOf(create(ana, { ...input, ...change(given) }))
    expect(refusal).toMatchObject({ code: 'conflict', detail: { reason: 'id_taken' } })
    expect((await create(ana, input)).annotation).toEqual(annotation)
  })

  test('by another person is a conflict', async () => {
    const { ana, ben, reading } = given
    const input = rootInput(reading, { on: 'fox' })
    await create(ana, input)
    expect(await refusalOf(create(ben, input))).toMatchObject({ code: 'conflict' })
  })

  test('that a reply has is a conflict', async () => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const reply = await aReply({ by: ana, to: root.id, says: 'Words' })
    expect(await refusalOf(create(ana, { ...rootInput(reading), id: reply.id }))).toMatchObject({
      code: 'conflict',
    })
  })
})

describe('what is refused', () => {
  const wrong: [string, string, (input: ReturnType<typeof rootInput>) => object][] = [
    ['an id of another form', 'id', (input) => ({ ...input, id: 'x' })],
    ['an id that is a list', 'id', (input) => ({ ...input, id: [input.id] })],
    ['an operator in an id’s place', 'readingId', (input) => ({ ...input, readingId: { not: '' } })],
    ['a field of no meaning', 'authorId', (input) => ({ ...input, authorId: newId() })],
    ['a chosen reply', 'motivation', (input) => ({ ...input, motivation: 'replying' })],
    ['no body', 'body', (input) => ({ ...input, body: null })],
    ['a body without words', 'body', (input) => ({ ...input, body: bodyOf('  \n') })],
    ['a body too long', 'body', (input) => ({ ...input, body: bodyOf('x'.repeat(10_001)) })],
    ['no target', 'targets', (input) => ({ ...input, targets: [] })],
    [
      'too many targets',
      'targets',
      (input) => ({ ...input, targets: Array.from({ length: 11 }, () => input.targets[0]) }),
    ],
    [
      'a revision of another document',
      'targets.0.revisionId',
      (input) => ({ ...input, targets: [{ ...input.targets[0], revisionId: newId() }] }),
    ],
    [
      'a quote that the text does not say there',
      'targets.0.selectors.quote.exact',
      (input) =>
        withSelectors(input, { quote: { type: 'TextQuoteSelector', exact: 'cat', prefix: '', suffix: '' } }),
    ],
    [
      'a prefix that does not stand there',
      'targets.0.selectors.quote.prefix',
      (input) =>
        withSelectors(input, { quote: { type: 'TextQuoteSelector', exact: 'fox', prefix: 'y', suffix: '' } }),
    ],
    [
      'a range beyond the text',
      'targets.0.selectors.position.end',
      (input) => withSelectors(input, { position: { type: 'TextPositionSelector', start: 1, end: 999_999 } }),
    ],
    [
      'half a number',
      'targets.0.selectors.position.start',
      (input) => withSelectors(input, { position: { type: 'TextPositionSelector', start: 1.5, end: 4 } }),
    ],
  ]
  test.each(wrong)('%s, naming %s, and nothing is stored', async (_, path, change) => {
    const { ana, reading } = given
    const input = rootInput(reading, { on: 'fox' })
    expect(await wrongFieldsOf(create(ana, change(input)))).toEqual([path])
    expect(await isStored(input.id)).toBe(false)
  })

  test('a cut through a surrogate pair', async () => {
    const { ana, reading } = given
    const at = reading.text.indexOf('\u{1D49C}')
    const input = withSelectors(rootInput(reading, { on: 'fox' }), {
      quote: { type: 'TextQuoteSelector', exact: reading.text.slice(at, at + 1), prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: at, end: at + 1 },
    })
    expect(await wrongFieldsOf(create(ana, input))).toEqual(['targets.0.selectors.position.end'])
  })

  test.each([
    [
      'a body',
      'body',
      (input: ReturnType<typeof rootInput>) => ({ ...input, body: bodyOf('x'.repeat(10_001)) }),
      10_000,
    ],
    [
      'targets',
      'targets',
      (input: ReturnType<typeof rootInput>) => ({
        ...input,
        targets: Array.from({ length: 21 }, () => input.targets[0]),
      }),
      10,
    ],
  ])('%s beyond the limit names it', async (_, path, change, limit) => {
    const { ana, reading } = given
    const { detail } = await refusalOf(create(ana, change(rootInput(reading, { on: 'fox' }))))
    expect(detail.fields).toMatchObject([{ path, limit }])
  })

  test.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
  ])('a body with %s', async (_, text) => {
    const { ana, reading } = given
    const [path] = await wrongFieldsOf(create(ana, { ...rootInput(reading), body: bodyOf(text) }))
    expect(path).toMatch(/^body\./)
  })

  test('a body of half a million parts, without falling over', async () => {
    const { ana, reading } = given
    const content = Array.from({ length: 500_000 }, () => 0)
    const fields = await wrongFieldsOf(create(ana, { ...rootInput(reading), body: { type: 'doc', content } }))
    expect(fields[0]).toMatch(/^body/)
  })

  test('a body nested ten thousand deep, without falling over', async () => {
    const { ana, reading } = given
    let body: object = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] }
    for (let i = 0; i < 10_000; i++) body = { type: 'blockquote', content: [body] }
    const input = { ...rootInput(reading), body: { type: 'doc', content: [body] } }
    expect((await wrongFieldsOf(create(ana, input)))[0]).toMatch(/^body/)
  })
})

describe('who may not', () => {
  test.each([
    ['an outsider, as if there were no such reading', 'not_found', () => aPerson()],
    ['the signed-out', 'signed_out', () => null],
  ])('%s', async (_, code, person) => {
    const { reading } = given
    expect((await refusalOf(create(await person(), rootInput(reading)))).code).toBe(code)
  })

  test.each([
    ['while commenting is closed', 'commenting_is_closed', { commenting: 'closed' as const }, {}],
    ['in an archived group', 'group_is_archived', {}, { archived: true }],
    ['where only moderators write', 'may_not_write', {}, { writableBy: 'moderators' as const }],
  ])('a member %s', async (_, reason, ofReading, ofGroup) => {
    const member = await aPerson()
    const group = await aGroup({ people: [[member, 'member']], ...ofGroup })
    const reading = await aReading({ group, ...ofReading })
    const refusal = await refusalOf(create(member, rootInput(reading)))
    expect(refusal).toMatchObject({ code: 'forbidden', detail: { reason } })
  })

  test('the suspended, who are told so only where everybody reads', async () => {
    const suspended = await aPerson({ suspended: true })
    const inside = async (readableBy: 'world' | 'members') =>
      aReading({ group: await aGroup({ readableBy, people: [[suspended, 'member']] }) })
    const [open, closed] = [await inside('world'), await inside('members')]
    expect(await refusalOf(create(suspended, rootInput(open)))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(create(suspended, rootInput(closed)))).toMatchObject({ code: 'not_found' })
  })
})

function withSelectors(input: ReturnType<typeof rootInput>, changed: object) {
  const [target] = input.targets
  return { ...input, targets: [{ ...target, selectors: { ...target?.selectors, ...changed } }] }
}

function boldBody(text: string) {
  const marks = [{ type: 'bold' }]
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text, marks }] }] }
}
