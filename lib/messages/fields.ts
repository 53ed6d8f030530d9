import type { z } from 'zod'
import type { FieldProblem } from '@/lib/errors/app-error'
import { fieldText } from '@/lib/messages/format'

type Issue = z.core.$ZodIssue

/** What is wrong with an input, field by field, each with a text and, where there is one, its limit. */
export function fieldsOf(error: z.ZodError, input: unknown): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [fieldOf(issue, isMissing(input, issue.path))]
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      message: fieldText('unknown_field'),
    }))
  })
}

function fieldOf(issue: Issue, missing: boolean): FieldProblem {
  const limit = limitOf(issue)
  const key =
    missing && (issue.code !== 'custom' || issue.message === 'not_an_id') ? 'required' : keyOf(issue)
  const message = fieldText(key, limit).replace('{expected}', expectedOf(issue))
  return { path: pathOf(issue.path), message, ...(limit === undefined ? {} : { limit }) }
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true
    value = Reflect.get(value, key) as unknown
  }
  return value === undefined
}

function keyOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return { string: 'too_long', array: 'too_many' }[issue.origin as string] ?? 'too_great'
    case 'too_small':
      // A minimum with words of its own ("Enter your password") says more than a number.
      return isOwnKey(issue.message)
        ? issue.message
        : ({ string: 'too_short', array: 'too_few' }[issue.origin as string] ?? 'too_small')
    case 'invalid_type':
      return 'wrong_kind'
    case 'invalid_value':
      return 'not_allowed'
    case 'invalid_format':
      return isOwnKey(issue.message) ? issue.message : 'malformed'
    case 'custom':
      return issue.message
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return 'malformed'
  }
}

function isOwnKey(message: string): boolean {
  return /^[a-z_]+$/.test(message)
}

function limitOf(issue: Issue): number | undefined {
  if (issue.code === 'too_big') return Number(issue.maximum)
  return issue.code === 'too_small' && !isOwnKey(issue.message) ? Number(issue.minimum) : undefined
}

function expectedOf(issue: Issue): string {
  if (issue.code !== 'invalid_type') return ''
  const words: Record<string, string> = {
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    int: 'a whole number',
    number: 'a number',
    object: 'an object',
  }
  return words[issue.expected] ?? issue.expected
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}
