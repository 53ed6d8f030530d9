import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { OPERATIONS } from '@/app/api/openapi.json/operations'
import { API } from '@/tests/support/api-contract'
import { sources } from '@/tests/support/sources'

const ROWS = 'app/api/openapi.json/operations.ts'

/** What is served: every method that a route file exports, with the command or query it hands on to. */
const SERVED = sources()
  .filter(({ file }) => /^app\/api\/(?!auth\/).*route\.ts$/.test(file))
  .flatMap(({ file, text }) => {
    const folder = file.slice('app/api/'.length, -'/route.ts'.length)
    const methods = text.matchAll(
      /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b(?: = toRoute\((\w+))?/g,
    )
    return [...methods].map(([, method, operation]) => ({ place: `${method} ${folder}`, operation }))
  })

test(`every method of every route has its row in ${ROWS}`, () => {
  const places = SERVED.map(({ place }) => place)
  const missing = places.filter((place) => !(place in OPERATIONS))
  expect(missing, `add a row to ${ROWS} for each of these: { of, summary, answers }`).toEqual([])
  const gone = Object.keys(OPERATIONS).filter((place) => !places.includes(place))
  expect(gone, `these rows of ${ROWS} have no route`).toEqual([])
})

test('each row names the command or query that its route hands on to', () => {
  const named = new Map(
    [...readFileSync(ROWS, 'utf8').matchAll(/'([A-Z]+ [^']+)': apiRow\(\{\s*of: (\w+)/g)].map(
      ([, place, operation]) => [place, operation],
    ),
  )
  const wrong = SERVED.filter(({ place, operation }) => operation !== named.get(place))
  expect(wrong).toEqual([])
})

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(API))
  expect([valid, errors]).toEqual([true, undefined])
  expect(validator.version).toBe('3.1')
})

test('every operation has a name of its own, a summary, and its parameters', () => {
  const operations = Object.entries(API.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  ) as {
    path: string
    method: string
    operationId: string
    summary: string
    parameters: { name: string; in: string; schema: object }[]
    responses: Record<string, unknown>
  }[]
  expect(operations.length).toBe(Object.keys(OPERATIONS).length)
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i || !/^[a-zA-Z]\w*$/.test(id))).toEqual([])
  for (const { path, summary, parameters, responses } of operations) {
    expect(summary).toMatch(/^[A-Z].*[^.]$/)
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    expect(inPath.toSorted()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted(),
    )
    for (const { name, schema } of parameters) expect(Object.keys(schema), `${path} ${name}`).not.toEqual([])
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '404', '429', '503']))
  }
})
