import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bodyLength, isEmptyBody } from '@/lib/annotations/body'
import {
  createAnnotationInput,
  deleteAnnotationInput,
  getAnnotationInput,
  replyToAnnotationInput,
  resolveThreadInput,
  restoreAnnotationInput,
  updateAnnotationInput,
} from '@/lib/annotations/input'
import { BODY_LIMIT, INTEGER_LIMIT, ROOTS_PER_PAGE, TARGETS_LIMIT } from '@/lib/annotations/limits'
import { listAnnotationsInput } from '@/lib/annotations/list-input'
import { BODY_TEXT_LIMIT, parseBody } from '@/lib/documents/validate'
import { fieldsOf } from '@/lib/messages/fields'
import { anId, aTarget, READING, REVISION } from '@/tests/support/annotations'

const ID = anId(1)

function body(...words: string[]) {
  const content = words.map((text) => ({
    type: 'paragraph',
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  }))
  return { type: 'doc', content }
}

function selectors(start: number, end: number) {
  return aTarget({ start, end }).selectors
}

/** The paths that a schema refuses, each with the limit that was broken, if there is one. */
function refused(schema: z.ZodType, input: unknown): string[] {
  const parsed = schema.safeParse(input)
  if (parsed.success) return []
  return fieldsOf(parsed.error, input).map(({ path, limit }) =>
    limit === undefined ? path : `${path}: ${limit}`,
  )
}

const root = {
  id: ID,
  readingId: READING,
  motivation: 'commenting',
  body: body('Compared with when?'),
  targets: [{ revisionId: REVISION, selectors: selectors(3, 9) }],
}

describe('a new root', () => {
  test('is for the group unless it says otherwise', () => {
    expect(createAnnotationInput.parse(root)).toEqual({
      ...root,
      visibility: 'group',
      tags: [],
      draftNumber: 0,
    })
  })

  const whole = { revisionId: REVISION, selectors: null }
  const cases: Array<[string, object, string[]]> = [
    ['a highlight without a body', { motivation: 'highlighting', body: null }, []],
    ['a highlight with a body', { motivation: 'highlighting' }, []],
    ['a private question', { motivation: 'questioning', visibility: 'private' }, []],
    ['a note on the whole document', { targets: [whole] }, []],
    ['a body at the limit', { body: body('x'.repeat(BODY_LIMIT)) }, []],
    ['many targets', { targets: Array(TARGETS_LIMIT).fill(root.targets[0]) }, []],
    ['no body', { body: null }, ['body']],
    ['a body left out', { body: undefined }, ['body']],
    ['a body without words', { body: body('', '  \n') }, ['body']],
    ['a body over the limit, in parts', { body: body('x'.repeat(BODY_LIMIT), 'y') }, [`body: ${BODY_LIMIT}`]],
    ['a body that is no document', { body: { type: 'paragraph' } }, ['body.type']],
    ['a body that is a text', { body: 'Hello' }, ['body']],
    ['a chosen reply', { motivation: 'replying' }, ['motivation']],
    ['no target', { targets: [] }, ['targets: 1']],
    [
      'too many targets',
      { targets: Array(TARGETS_LIMIT + 1).fill(root.targets[0]) },
      [`targets: ${TARGETS_LIMIT}`],
    ],
    ['the whole document and a passage', { targets: [whole, root.targets[0]] }, ['targets']],
    ['a highlight of the whole document', { motivation: 'highlighting', targets: [whole] }, ['targets']],
    ['a visibility of its own', { visibility: 'world' }, ['visibility']],
    ['a status', { status: 'approved' }, ['status']],
    ['an id that is none', { id: '5' }, ['id']],
    ['an id that is an object', { id: { not: '' } }, ['id']],
  ]
  test.each(cases)('%s', (_, change, paths) => {
    expect(refused(createAnnotationInput, { ...root, ...change })).toEqual(paths)
  })

  const places: Array<[string, (given: ReturnType<typeof aTarget>['selectors'] & object) => object, string]> =
    [
      [
        'that ends before it starts',
        (s) => ({ ...s, position: { ...s.position, start: 9, end: 3 } }),
        'position.end',
      ],
      ['that is empty', (s) => ({ ...s, position: { ...s.position, end: 3 } }), 'position.end'],
      [
        'that starts before the text',
        (s) => ({ ...s, position: { ...s.position, start: -1 } }),
        'position.start: 0',
      ],
      ['between characters', (s) => ({ ...s, position: { ...s.position, start: 3.5 } }), 'position.start'],
      ['in words', (s) => ({ ...s, position: { ...s.position, start: '3' } }), 'position.start'],
      [
        'beyond every text',
        (s) => ({ ...s, position: { ...s.position, end: INTEGER_LIMIT + 1 } }),
        'position.end',
      ],
      ['with an empty quote', (s) => ({ ...s, quote: { ...s.quote, exact: '' } }), 'quote.exact: 1'],
      [
        'with too much context',
        (s) => ({ ...s, quote: { ...s.quote, prefix: 'x'.repeat(33) } }),
        'quote.prefix: 32',
      ],
      ['without its blocks', ({ quote, position }) => ({ quote, position }), 'blocks'],
      [
        'with a block id that is too long',
        (s) => ({ ...s, blocks: { start: 'x'.repeat(65), end: null } }),
        'blocks.start: 64',
      ],
      ['of another kind', (s) => ({ ...s, quote: { ...s.quote, type: 'CssSelector' } }), 'quote.type'],
      ['with more in it', (s) => ({ ...s, xpath: '//p' }), 'xpath'],
    ]
  test.each(places)('a range %s is refused by name', (_, change, path) => {
    const given = selectors(3, 9)
    if (given === null) throw new Error('No selectors')
    const input = { ...root, targets: [root.targets[0], { revisionId: REVISION, selectors: change(given) }] }
    expect(refused(createAnnotationInput, input)).toEqual([`targets.1.selectors.${path}`])
  })
})

describe('a reply', () => {
  const reply = { annotationId: ID, id: anId(2), body: body('A source would help.') }

  test('needs words, and no visibility', () => {
    expect(replyToAnnotationInput.parse(reply)).toEqual({ ...reply, tags: [], draftNumber: 0 })
    expect(replyToAnnotationInput.parse({ ...reply, visibility: 'moderators' }).visibility).toBe('moderators')
    expect(refused(replyToAnnotationInput, { ...reply, body: null })).toEqual(['body'])
    expect(refused(replyToAnnotationInput, { ...reply, body: body('') })).toEqual(['body'])
    expect(refused(replyToAnnotationInput, { ...reply, motivation: 'replying' })).toEqual(['motivation'])
  })
})

describe('a change', () => {
  const seen = { annotationId: ID, edit: 3 }

  test.each([
    ['of the body', { body: body('Better.') }, []],
    ['that leaves a bare highlight', { body: null }, []],
    ['of the visibility', { visibility: 'group' }, []],
    ['of the motivation', { motivation: 'questioning' }, []],
    ['of nothing', {}, ['body']],
    ['without the edit that was seen', { body: null, edit: undefined }, ['edit']],
    ['of an edit before the first', { body: null, edit: 0 }, ['edit: 1']],
    ['of half an edit', { body: null, edit: 1.5 }, ['edit']],
    ['of the text', { body: null, text: 'x' }, ['text']],
  ])('%s', (_, change, paths) => {
    expect(refused(updateAnnotationInput, { ...seen, ...change })).toEqual(paths)
  })
})

test('the other commands take ids and nothing else', () => {
  for (const schema of [deleteAnnotationInput, restoreAnnotationInput, getAnnotationInput]) {
    expect(schema.parse({ annotationId: ID })).toEqual({ annotationId: ID })
    expect(refused(schema, { annotationId: ID, force: true })).toEqual(['force'])
  }
  expect(resolveThreadInput.parse({ threadId: ID, resolved: false })).toEqual({
    threadId: ID,
    resolved: false,
  })
  expect(refused(resolveThreadInput, { threadId: ID, resolved: 'false' })).toEqual(['resolved'])
})

describe('a list', () => {
  const ids = [...Array(ROOTS_PER_PAGE).keys()].map((n) => anId(n))

  test.each([
    [{ reading: READING }, { kind: 'page', reading: READING, view: 'open', after: null }],
    [
      { reading: READING, after: 'abc-_1' },
      { kind: 'page', reading: READING, view: 'open', after: 'abc-_1' },
    ],
    [
      { reading: READING, view: 'resolved' },
      { kind: 'page', reading: READING, view: 'resolved', after: null },
    ],
    [
      { reading: READING, roots: ids.join(',') },
      { kind: 'roots', reading: READING, roots: ids },
    ],
    [
      { reading: READING, roots: [ID, ID].join(',') },
      { kind: 'roots', reading: READING, roots: [ID] },
    ],
    [{ thread: ID }, { kind: 'thread', thread: ID }],
  ])('%j', (input, output) => {
    expect(listAnnotationsInput.parse(input)).toEqual(output)
  })

  test.each([
    ['of nothing', {}, ['reading']],
    ['of a thread in a reading', { reading: READING, thread: ID }, ['thread']],
    ['of a page of some roots', { reading: READING, roots: ID, after: 'abc' }, ['roots']],
    [
      'of one root too many',
      { reading: READING, roots: [...ids, anId(99)].join(',') },
      [`roots: ${ROOTS_PER_PAGE}`],
    ],
    ['of an empty root', { reading: READING, roots: '' }, ['roots']],
    ['of a root that is none', { reading: READING, roots: `${ID},x` }, ['roots']],
    ['of another view', { reading: READING, view: 'all' }, ['view']],
    ['after what is no cursor', { reading: READING, after: "' or 1=1" }, ['after']],
    ['of a limit', { reading: READING, limit: '1000' }, ['limit']],
  ])('%s is refused', (_, input, paths) => {
    expect(refused(listAnnotationsInput, input)).toEqual(paths)
  })
})

describe('a body', () => {
  test('is as long as its words, and the server’s limit is the same', () => {
    expect(bodyLength(body('ab', '', 'c'))).toBe(3)
    expect(BODY_LIMIT).toBe(BODY_TEXT_LIMIT)
    const longest = body('x'.repeat(BODY_LIMIT))
    expect(parseBody(longest).ok).toBe(true)
  })

  test('may be nested deeper than any stack and hold anything, and is still only counted', () => {
    let deep: object = { type: 'text', text: 'x' }
    for (let i = 0; i < 200_000; i++) deep = { type: 'blockquote', content: [deep] }
    expect(bodyLength({ type: 'doc', content: [deep, null, 5, { text: 7 }, { content: 'x' }] })).toBe(1)
    expect(isEmptyBody({ type: 'doc' })).toBe(true)
  })
})
