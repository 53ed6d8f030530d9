import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { codeOfStatus, ERROR_CODES, ERRORS } from '@/lib/errors/codes'
import { parseProblem, problemOf } from '@/lib/errors/problem'

const full = {
  reason: 'thread_locked',
  fields: [
    { path: 'targets.0', message: 'Too long', limit: 20 },
    { path: 'body', message: 'Missing' },
  ],
  limit: 3,
  retryAfter: 12,
  current: { edit: 4 },
  trace: 'abc',
}

describe('the table of errors', () => {
  test('a status names one code, and the code that status', () => {
    for (const code of ERROR_CODES) expect(codeOfStatus(ERRORS[code].status)).toBe(code)
    expect(new Set(ERROR_CODES.map((code) => ERRORS[code].status)).size).toBe(ERROR_CODES.length)
  })

  test('failures of ours, and only they, are reported', () => {
    for (const code of ERROR_CODES) expect(ERRORS[code].reportable).toBe(ERRORS[code].status >= 500)
  })
})

describe('a problem document', () => {
  test.each(ERROR_CODES)('%s comes back from JSON as it was sent, with and without detail', (code) => {
    for (const detail of [{}, full]) {
      const sent = problemOf(new AppError(code, detail), 'Do this next.')
      expect(parseProblem(JSON.parse(JSON.stringify(sent)), sent.status)).toEqual(sent)
      expect(sent).toMatchObject({ ...detail, code, status: ERRORS[code].status, detail: 'Do this next.' })
    }
  })

  test('members without a value are absent', () => {
    const keys = Object.keys(problemOf(new AppError('not_found'), 'Gone.')).toSorted()
    expect(keys).toEqual(['code', 'detail', 'status', 'title', 'type'])
  })

  test('members that are unknown are ignored', () => {
    const sent = problemOf(new AppError('conflict'), 'Changed.')
    expect(parseProblem({ ...sent, instance: '/x', stack: 'at y' }, 409)).toEqual(sent)
  })

  test.each([
    ['an empty answer', null, 503, 'unavailable'],
    ['a page of a proxy', '<html>', 502, 'unexpected'],
    [
      'a code of a later release',
      { type: 'x', title: 'x', status: 404, detail: 'x', code: 'gone' },
      404,
      'not_found',
    ],
    [
      'fields of another shape',
      { ...problemOf(new AppError('invalid_input'), ''), fields: 'body' },
      422,
      'invalid_input',
    ],
  ])('%s is the problem of its status', (_, body, status, code) => {
    expect(parseProblem(body, status)).toMatchObject({ code, status, detail: '' })
  })
})

describe('an error', () => {
  test('keeps its cause for the log and out of the problem', () => {
    const error = new AppError('unexpected', { trace: 't1' }, { cause: new Error('select secret') })
    expect(error.cause).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(Error)
    expect(JSON.stringify(problemOf(error, 'x'))).not.toContain('secret')
  })
})
