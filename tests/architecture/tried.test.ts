import { expect, test } from 'vitest'
import { actionsOf, nameOf, operationsOf } from '@/tests/support/operations'
import { resolveSpecifier, sources, specifiersOf } from '@/tests/support/sources'

const ALL = sources()
const OPERATIONS = ALL.filter(({ file }) => file.startsWith('lib/server/')).flatMap(operationsOf)

/** What the tests that run against a real database import, directly or as a route that they ask. */
const TRIED = new Set(
  ALL.filter(
    ({ file }) => /^tests\/(integration|support)\//.test(file) || /^app\/api\/.*route\.ts$/.test(file),
  ).flatMap((source) => specifiersOf(source).map((specifier) => resolveSpecifier(source.file, specifier))),
)

test('every command and query is run by an integration test', () => {
  const untried = OPERATIONS.filter(({ file }) => !TRIED.has(file.replace(/\.ts$/, '')))
  expect(
    untried.map(({ file }) => file),
    'add an integration test of each, with every actor that the law tells apart',
  ).toEqual([])
})

test('every command and query about an account or the installation stands in the table of who may', () => {
  const table = ALL.find(({ file }) => file === 'tests/integration/http/account-actors.test.ts')?.text ?? ''
  const missing = OPERATIONS.filter((operation) =>
    actionsOf(operation).some((action) => /^(account:|installation:|person:administer$)/.test(action)),
  ).filter(({ variable }) => !new RegExp(`of: ${variable}\\b`).test(table))
  expect(
    missing.map((operation) => `${operation.variable} (${nameOf(operation)})`),
    'add a row to tests/integration/http/account-actors.test.ts: { of, action, input }',
  ).toEqual([])
})
