import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { MOTIVATIONS } from '@/lib/annotations/motivation'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { ERROR_CODES } from '@/lib/errors/codes'
import { problemOf } from '@/lib/errors/problem'
import { idSchema } from '@/lib/ids-schema'
import { CODE_TEXTS, FIELD_TEXTS, MOTIVATION_LABELS, REASON_TEXTS } from '@/lib/messages/en'
import { VISIBILITY_LABELS } from '@/lib/messages/visibility-labels'
import { fieldsOf } from '@/lib/messages/fields'
import { fieldText, messageFor, reasonText } from '@/lib/messages/format'
import { problemFor } from '@/lib/messages/problem-for'
import { REASONS } from '@/lib/permissions/rules'

const TEXTS = Object.entries({ ...CODE_TEXTS, ...REASON_TEXTS, ...FIELD_TEXTS })

describe('the texts', () => {
  test.each(TEXTS)('%s is a calm sentence', (_, text) => {
    expect(text).toMatch(/^[A-ZÀ-Þ][^!]*\.$/)
    expect(text).not.toMatch(/sorry|oops|please|something went wrong/i)
  })

  test('there is one for every code, reason of the law, motivation and visibility', () => {
    expect(Object.keys(CODE_TEXTS).toSorted()).toEqual(ERROR_CODES.toSorted())
    for (const reason of REASONS) expect(reasonText(reason)).not.toBeNull()
    expect(Object.keys(MOTIVATION_LABELS).toSorted()).toEqual(MOTIVATIONS.toSorted())
    expect(Object.keys(VISIBILITY_LABELS).toSorted()).toEqual(VISIBILITIES.toSorted())
  })
})

describe('the message of a failure', () => {
  const cases: Array<[string, AppError, string]> = [
    ['its reason', new AppError('forbidden', { reason: 'thread_locked' }), REASON_TEXTS.thread_locked],
    ['its code', new AppError('not_found'), CODE_TEXTS.not_found],
    [
      'the code of an unknown reason',
      new AppError('forbidden', { reason: 'constructor' }),
      CODE_TEXTS.forbidden,
    ],
    [
      'a wait in seconds',
      new AppError('rate_limited', { retryAfter: 12 }),
      'That was a lot at once. Try again in 12 seconds.',
    ],
    [
      'a wait in minutes',
      new AppError('rate_limited', { retryAfter: 61 }),
      'That was a lot at once. Try again in 2 minutes.',
    ],
    ['no wait', new AppError('rate_limited'), 'That was a lot at once. Try again in a moment.'],
    [
      'a limit',
      new AppError('too_large', { limit: 1_048_576 }),
      'This is too large. The limit is 1,048,576 bytes.',
    ],
    [
      'its only field',
      new AppError('invalid_input', { fields: [{ path: 'body', message: 'body_missing' }] }),
      FIELD_TEXTS.body_missing,
    ],
    [
      'many fields',
      new AppError('invalid_input', {
        fields: [
          { path: 'a', message: 'too_long', limit: 1 },
          { path: 'b', message: 'x' },
        ],
      }),
      CODE_TEXTS.invalid_input,
    ],
  ]
  test.each(cases)('is %s, and the same from the error and from its problem', (_, error, text) => {
    expect(messageFor(error)).toBe(text)
    expect(messageFor(problemOf(error, ''))).toBe(text)
  })

  test('with a trace names it, so that an administrator can find it', () => {
    expect(messageFor(new AppError('unexpected', { trace: 'ab12' }))).toContain('ab12')
    for (const code of ERROR_CODES) expect(messageFor(new AppError(code))).not.toMatch(/[{}]/)
  })

  test('with a reason of a later release is the server’s own', () => {
    const problem = problemOf(new AppError('forbidden', { reason: 'quota' }), 'Your quota is used up.')
    expect(messageFor(problem)).toBe('Your quota is used up.')
  })

  test('as it is sent holds a text for each field, once', () => {
    const error = new AppError('invalid_input', {
      fields: [
        { path: 'name', message: 'too_long', limit: 10_000 },
        { path: 'body', message: 'At most 3 nodes' },
      ],
    })
    const problem = problemFor(error)
    expect(problem.fields).toEqual([
      { path: 'name', message: 'At most 10,000 characters.', limit: 10_000 },
      { path: 'body', message: 'At most 3 nodes' },
    ])
    expect(problemFor(new AppError('invalid_input', { fields: problem.fields ?? [] }))).toEqual(problem)
  })
})

describe('the fields of an input', () => {
  const schema = z.strictObject({
    id: idSchema(),
    name: z.string().min(2).max(4),
    inner: z.strictObject({ list: z.array(z.int()).min(1).max(2) }),
    flag: z.boolean(),
    kind: z.enum(['a', 'b']),
    password: z.string().min(1, 'password_missing'),
  })
  const right = {
    id: 'AZxw1f0Qd2-R7i5Zp2k3vA',
    name: 'abc',
    inner: { list: [1] },
    flag: true,
    kind: 'a',
    password: 'x',
  }

  const cases: Array<[string, unknown, Array<{ path: string; message: string; limit?: number }>]> = [
    ['right', right, []],
    ['too long', { ...right, name: 'abcde' }, [{ path: 'name', message: 'At most 4 characters.', limit: 4 }]],
    ['too short', { ...right, name: 'a' }, [{ path: 'name', message: 'At least 2 characters.', limit: 2 }]],
    [
      'too many',
      { ...right, inner: { list: [1, 2, 3] } },
      [{ path: 'inner.list', message: 'At most 2.', limit: 2 }],
    ],
    [
      'of another kind, inside',
      { ...right, inner: { list: [1, 1.5] } },
      [{ path: 'inner.list.1', message: 'This has to be a whole number.' }],
    ],
    [
      'a string for a boolean',
      { ...right, flag: 'true' },
      [{ path: 'flag', message: 'This has to be true or false.' }],
    ],
    [
      'unknown keys',
      { ...right, a: 1, inner: { list: [1], b: 2 } },
      [
        { path: 'inner.b', message: 'There is no such field.' },
        { path: 'a', message: 'There is no such field.' },
      ],
    ],
    ['no id', { ...right, id: 'x' }, [{ path: 'id', message: 'This is not an id.' }]],
    [
      'not allowed',
      { ...right, kind: 'c' },
      [{ path: 'kind', message: 'This value is not one of those allowed.' }],
    ],
    [
      'empty, with words of its own',
      { ...right, password: '' },
      [{ path: 'password', message: 'Enter your password.' }],
    ],
    ['null', null, [{ path: '', message: 'This has to be an object.' }]],
  ]
  test.each(cases)('%s', (_, input, fields) => {
    const parsed = schema.safeParse(input)
    expect(parsed.success ? [] : fieldsOf(parsed.error, input)).toEqual(fields)
  })

  test.each(Object.keys(right))('%s missing', (key) => {
    const input = Object.fromEntries(Object.entries(right).filter(([name]) => name !== key))
    const parsed = schema.safeParse(input)
    expect(parsed.success ? [] : fieldsOf(parsed.error, input)).toEqual([
      { path: key, message: 'This is missing.' },
    ])
  })
})

test('a key of every object is no text', () => {
  expect(fieldText('toString')).toBe('toString')
  expect(reasonText('toString')).toBeNull()
})
