import { beforeAll, describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import { readTag } from '@/lib/annotations/read-tag'
import { PROBLEM_TYPE } from '@/lib/errors/problem'
import { aClass, bodyOf, newId, rootInput } from '@/tests/support/factories'
import { BAD_ADDRESSES, TRICKY_WORDS, UNSTORABLE_WORDS } from '@/tests/support/hostile'
import { ask } from '@/tests/support/requests'
import { aDevice } from '@/tests/support/sessions'

let world: Awaited<ReturnType<typeof aClass>>
let cookie: string

beforeAll(async () => {
  world = await aClass()
  ;({ cookie } = await aDevice(world.ana))
})

const post = (given: object) =>
  ask('annotations', { method: 'POST', cookie, body: { ...rootInput(world.reading), ...given } })
const doc = (...content: unknown[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] })

describe('what is written', () => {
  test.each(TRICKY_WORDS)('%j comes back to the letter, as words and as what a tag may be', async (words) => {
    const tag = readTag(words)
    const made = await post({ body: bodyOf(words), tags: tag.ok ? [words] : [] })
    expect(made.status).toBe(201)
    const { annotation } = (await made.json()) as { annotation: Annotation }
    const read = await ask(`annotations/${annotation.id}`, { cookie })
    const stored = ((await read.json()) as { annotation: Annotation }).annotation
    expect(stored.body).toEqual(bodyOf(words))
    expect(stored.text).toBe(words)
    expect(stored.tags).toEqual(tag.ok ? [tag.tag.label] : [])
  })
})

/** Inputs that are none, each refused by a problem that names its place. */
const HOSTILE: [name: string, given: object, path: string][] = [
  ...UNSTORABLE_WORDS.map((words): [string, object, string] => [
    `the words ${JSON.stringify(words)}`,
    { body: bodyOf(words) },
    'body.content.0.content.0.text',
  ]),
  ...BAD_ADDRESSES.map((href): [string, object, string] => [
    `a link to ${JSON.stringify(href)}`,
    { body: doc({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }) },
    'body.content.0.content.0.marks.0.attrs.href',
  ]),
  ['a script', { body: { type: 'doc', content: [{ type: 'script' }] } }, 'body'],
  [
    'an attribute that acts',
    { body: doc({ type: 'text', text: 'x', onclick: 'alert(1)' }) },
    'body.content.0.content.0.onclick',
  ],
  [
    'a mention of nobody',
    { body: doc({ type: 'mention', attrs: { user: 'x', label: 'X' } }) },
    'body.content.0.content.0.attrs.user',
  ],
  [
    'a mention that pretends',
    { body: doc({ type: 'mention', attrs: { user: newId(), label: 'a\u202eb' } }) },
    'body.content.0.content.0.attrs.label',
  ],
  [
    'a formula that hides something',
    { body: doc({ type: 'math', attrs: { source: 'x\u202e' } }) },
    'body.content.0.content.0.attrs.source',
  ],
  [
    'a formula that is too long',
    { body: doc({ type: 'math', attrs: { source: 'x'.repeat(1_001) } }) },
    'body.content.0.content.0.attrs.source',
  ],
  ['a tag that pretends', { tags: ['a\u202eb'] }, 'tags.0'],
  ['a tag of half a character', { tags: ['fine', 'a\ud800'] }, 'tags.1'],
  ['a tag that is no text', { tags: [{ toString: 'x' }] }, 'tags.0'],
  ['too many tags', { tags: Array.from({ length: 21 }, (_, i) => `tag ${i}`) }, 'tags'],
  ['another visibility', { visibility: 'everybody' }, 'visibility'],
  ['a body as text', { body: '<script>alert(1)</script>' }, 'body'],
  ['a body as a list', { body: [bodyOf('x')] }, 'body'],
]

test.each(HOSTILE)('%s is refused by its place', async (_, given, path) => {
  const answer = await post(given)
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain(PROBLEM_TYPE)
  const { fields } = (await answer.json()) as { fields: { path: string; message: string }[] }
  expect(fields.some((field) => field.path === path || field.path.startsWith(`${path}.`))).toBe(true)
  for (const { message } of fields) expect(message).not.toBe('')
})
