import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf } from '@/lib/ids'
import { PROBLEM_TYPE, problemSchema } from '@/lib/errors/problem'
import { db } from '@/lib/server/db/client'
import { toRoute } from '@/lib/server/route'
import { aClass, anAnnotation, aPerson, bodyOf, newId, rootInput } from '@/tests/support/factories'
import { ask, type Asked } from '@/tests/support/requests'
import { aDevice } from '@/tests/support/sessions'

let given: Awaited<ReturnType<typeof aClass>>
let cookie: string
beforeAll(async () => {
  given = await aClass()
  cookie = (await aDevice(given.ana)).cookie
})

/** A problem document, complete by RFC 9457 and saying nothing of what is behind it. */
async function problemIn(response: Response) {
  expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const text = await response.text()
  expect(text).not.toMatch(/[Pp]risma|SELECT|[Pp]ostgres|node_modules|\bat \w+ \(|stack/)
  expect(text).not.toContain(process.cwd())
  const problem = problemSchema.strict().parse(JSON.parse(text))
  expect(problem.status).toBe(response.status)
  expect(problem.title).not.toBe('')
  expect(problem.detail).toMatch(/[.!]$/)
  for (const field of problem.fields ?? []) expect(field.message).toMatch(/ .*[.!]$/)
  return problem
}

const create = (more: Asked) => ask('annotations', { method: 'POST', cookie, ...more })
const input = () => rootInput(given.reading, { on: 'fox' })

describe('a command over HTTP', () => {
  test('answers 201 with what was made, and is not to be stored', async () => {
    const body = input()
    const response = await create({ body })
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([201, 'application/json', 'private, no-store'])
    expect(await response.json()).toMatchObject({ annotation: { id: body.id } })
  })

  test('sent from the page of one account is not carried out as another, and an answer names whose it is', async () => {
    const [mine, theirs] = await Promise.all(
      [given.ana, given.ben].map(({ id }) => create({ body: input(), account: id })),
    )
    expect([mine?.status, mine?.headers.get('x-postil-account')]).toEqual([201, given.ana.id])
    expect(theirs?.status).toBe(401)
    const answer = await ask(`annotations?reading=${given.reading.id}`, { cookie })
    expect(answer.headers.get('x-postil-account')).toBe(given.ana.id)
    const nobodys = await ask(`annotations?reading=${given.reading.id}`, {})
    expect(nobodys.headers.has('x-postil-account')).toBe(false)
  })

  test('takes what it is about from the address alone', async () => {
    const [one, other] = [
      await anAnnotation({ by: given.ana, reading: given.reading }),
      await anAnnotation({ by: given.ana, reading: given.reading }),
    ]
    const body = { annotationId: other.id, edit: 1, body: bodyOf('Changed') }
    await ask(`annotations/${one.id}`, { method: 'PATCH', cookie, body })
    const rows = await db().annotation.findMany({
      where: { text: 'Changed', id: { in: [one, other].map(({ id }) => uuidOf(id)) } },
    })
    expect(rows.map(({ id }) => id)).toEqual([uuidOf(one.id)])
  })

  test('HEAD is answered as GET is', async () => {
    const response = await ask(`readings/${given.reading.id}/snapshot`, { method: 'HEAD', cookie })
    expect(response.status).toBe(200)
  })
})

describe('a body that cannot be read', () => {
  const cases: [string, () => Asked, number, string][] = [
    ['half of JSON', () => ({ raw: '{"id": "' }), 400, 'not_json'],
    ['a form', () => ({ raw: 'id=x', type: 'application/x-www-form-urlencoded' }), 400, 'not_json'],
    [
      'JSON that says it is text',
      () => ({ raw: JSON.stringify(input()), type: 'text/plain' }),
      400,
      'not_json',
    ],
    [
      'JSON that says nothing',
      () => ({ raw: new Blob([JSON.stringify(input())]), type: null }),
      400,
      'not_json',
    ],
    ['JSON of another kind', () => ({ raw: '{}', type: 'application/jsonp' }), 400, 'not_json'],
    ['a list', () => ({ body: [input()] }), 400, 'not_an_object'],
    ['null', () => ({ raw: 'null' }), 400, 'not_an_object'],
    ['a number', () => ({ raw: '1' }), 400, 'not_an_object'],
    [
      'bytes that are no characters',
      () => ({ raw: new Uint8Array([123, 34, 255, 34, 58, 49, 125]) }),
      400,
      'not_json',
    ],
    ['nothing', () => ({}), 422, ''],
  ]
  test.each(cases)('%s', async (_, asked, status, reason) => {
    const problem = await problemIn(await create(asked()))
    expect([problem.status, problem.reason ?? '']).toEqual([status, reason])
  })

  test('one too large, with the limit', async () => {
    const raw = JSON.stringify({ ...input(), body: bodyOf('x'.repeat(1024 * 1024)) })
    const problem = await problemIn(await create({ raw }))
    expect(problem).toMatchObject({ status: 413, code: 'too_large', limit: 1024 * 1024 })
    expect(problem.detail).toContain('1,048,576')
  })

  test('one without an end is cut off at the limit', async () => {
    let pulled = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
      cancel: () => {
        cancelled = true
      },
    })
    expect((await create({ raw: endless })).status).toBe(413)
    expect(pulled).toBeLessThan(1.5 * 1024 * 1024)
    expect(cancelled).toBe(true)
  })
})

describe('hostile bodies', () => {
  const cases: [string, () => string, string][] = [
    ['an unknown key', () => JSON.stringify({ ...input(), admin: true }), 'admin'],
    [
      '__proto__',
      () => JSON.stringify(input()).replace('{', '{"__proto__":{"visibility":"private"},'),
      '__proto__',
    ],
    ['constructor', () => JSON.stringify({ ...input(), constructor: { prototype: {} } }), 'constructor'],
    ['an operator', () => JSON.stringify({ ...input(), id: { not: '' } }), 'id'],
    ['a null where a list belongs', () => JSON.stringify({ ...input(), targets: null }), 'targets'],
    ['a boolean of words', () => JSON.stringify({ ...input(), visibility: true }), 'visibility'],
    [
      'a mile of brackets',
      () => JSON.stringify(input()).replace('{', `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)},`),
      'x',
    ],
  ]
  test.each(cases)('%s', async (_, raw, path) => {
    const problem = await problemIn(await create({ raw: raw() }))
    expect(problem.code).toBe('invalid_input')
    expect(problem.fields?.map((field) => field.path)).toEqual([path])
  })

  const inBodies: [string, object][] = [
    [
      '__proto__ in a node',
      JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}') as object,
    ],
    [
      'a node of nothing',
      { type: 'doc', content: [{ type: 'script', content: [{ type: 'text', text: 'x' }] }] },
    ],
    [
      'attributes of a list',
      { type: 'doc', content: [{ type: 'paragraph', attrs: ['x'], content: [{ type: 'text', text: 'x' }] }] },
    ],
    [
      'a link that runs',
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
    ],
  ]
  test.each(inBodies)('%s', async (_, body) => {
    const problem = await problemIn(await create({ body: { ...input(), body } }))
    expect(problem.code).toBe('invalid_input')
    for (const field of problem.fields ?? []) expect(field.path).toMatch(/^body/)
  })

  test('what is wrong is told field by field, up to twenty', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`x${i}`, 1]))
    const problem = await problemIn(await create({ body: { ...input(), ...many } }))
    expect(problem.fields).toHaveLength(20)
  })

  test('a passage that does not fit says so in words', async () => {
    const body = input()
    const [target] = body.targets
    const selectors = {
      ...target?.selectors,
      quote: { type: 'TextQuoteSelector', exact: 'cat', prefix: '', suffix: '' },
    }
    const problem = await problemIn(await create({ body: { ...body, targets: [{ ...target, selectors }] } }))
    expect(problem.fields).toMatchObject([{ path: 'targets.0.selectors.quote.exact' }])
  })
})

describe('query strings', () => {
  const list = (query: string) => ask(`annotations?${query}`, { cookie })
  test.each([
    ['a field twice', `reading=${'A'.repeat(22)}&reading=${'A'.repeat(22)}`, 'reading'],
    ['a field of nothing', `reading=${'A'.repeat(22)}&limit=5`, 'limit'],
    ['brackets', `reading[not]=`, 'reading[not]'],
    ['__proto__', `reading=${'A'.repeat(22)}&__proto__=1`, '__proto__'],
  ])('%s', async (_, query, path) => {
    const problem = await problemIn(await list(query))
    expect(problem.code).toBe('invalid_input')
    expect(problem.fields?.map((field) => field.path)).toContain(path)
  })

  test.each(['%00', '../..', "';DROP TABLE annotation;--", 'A'.repeat(5000)])('%s is no id', async (id) => {
    const problem = await problemIn(await ask(`annotations/${encodeURIComponent(id)}`, { cookie }))
    expect(problem.fields).toMatchObject([{ path: 'annotationId' }])
  })
})

describe('where a request comes from', () => {
  const patch = (asked: Asked) => create({ body: input(), ...asked })
  test.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://localhost:4000'],
    ['a name that begins like ours', 'http://localhost:3000.evil.example'],
    ['nowhere it would tell', 'null'],
    ['no origin at all', null],
  ])('with a cookie, from %s, is refused and changes nothing', async (_, origin) => {
    const body = input()
    const problem = await problemIn(await patch({ body, origin }))
    expect(problem).toMatchObject({ status: 403, reason: 'foreign_origin' })
    expect(await db().annotation.count({ where: { id: uuidOf(body.id) } })).toBe(0)
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000'])(
    'from ourselves at %s passes',
    async (origin) => {
      expect((await patch({ origin })).status).toBe(201)
    },
  )

  test('without a cookie is nobody’s, wherever from', async () => {
    const problem = await problemIn(await patch({ cookie: null, origin: 'https://evil.example' }))
    expect(problem.code).toBe('signed_out')
  })
})

describe('what may not be known', () => {
  const paths = (reading: string, annotation: string): [string, Asked][] => [
    [`annotations/${annotation}`, {}],
    [`annotations/${annotation}`, { method: 'DELETE' }],
    [`annotations/${annotation}`, { method: 'PATCH', body: { edit: 1, body: bodyOf('x') } }],
    [`annotations/${annotation}/replies`, { method: 'POST', body: { id: newId(), body: bodyOf('x') } }],
    [`annotations/${annotation}/restore`, { method: 'POST' }],
    [`threads/${annotation}`, { method: 'PATCH', body: { resolved: true } }],
    [`annotations?thread=${annotation}`, {}],
    [`annotations?reading=${reading}`, {}],
    [`readings/${reading}/anchors`, {}],
    [`readings/${reading}/snapshot`, {}],
    ['annotations', { method: 'POST', body: { ...input(), readingId: reading } }],
  ]

  test('is answered to the byte as what is not there: 404 with an account, 401 without', async () => {
    const root = await anAnnotation({ by: given.ana, reading: given.reading })
    const outsider = (await aDevice(await aPerson())).cookie
    for (const [who, status] of [
      [outsider, 404],
      [null, 401],
    ] as const) {
      const existing = paths(given.reading.id, root.id)
      const unknown = paths(newId(), newId())
      for (const [index, [path, asked]] of existing.entries()) {
        const [otherPath = '', other = {}] = unknown[index] ?? []
        const [known, none] = [
          await ask(path, { ...asked, cookie: who }),
          await ask(otherPath, { ...other, cookie: who }),
        ]
        expect([path, known.status, [...known.headers]]).toEqual([path, status, [...none.headers]])
        expect(await known.text()).toBe(await none.text())
      }
    }
  })

  test('another’s “Only me” neither, by anybody', async () => {
    const root = await anAnnotation({ by: given.ana, reading: given.reading, visibility: 'private' })
    for (const person of [given.ben, given.miriam, await aPerson({ siteAdmin: true })]) {
      const who = (await aDevice(person)).cookie
      for (const [path, asked] of paths(given.reading.id, root.id).slice(0, 7)) {
        expect([path, (await ask(path, { ...asked, cookie: who })).status]).toEqual([path, 404])
      }
    }
  })
})

describe('what went wrong on our side', () => {
  const failing = (error: Error) =>
    toRoute({ name: 'test.failing', execute: () => Promise.reject(error) })(
      new Request('http://localhost:3000/api/x'),
      {
        params: Promise.resolve({}),
      },
    )

  test('is told as a number to look for, and nothing else', async () => {
    const error = new Error(
      'relation "user" at /somewhere/secret: SELECT * FROM "user" WHERE email = \'ana@x\'',
    )
    const problem = await problemIn(await failing(error))
    expect(problem).toMatchObject({ status: 500, code: 'unexpected' })
    expect(problem.trace).toMatch(/^[\da-f-]{36}$/)
    expect(JSON.stringify(problem)).not.toMatch(/ana@x|relation|somewhere/)
  })

  test('is told as “away” when it is the database, with a time to try again', async () => {
    const response = await failing(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  })
})

test('too many writes wait, by account, and say how long', async () => {
  const { ben, reading } = await aClass()
  const who = (await aDevice(ben)).cookie
  const root = await anAnnotation({ by: ben, reading })
  const send = () =>
    ask(`annotations/${root.id}/replies`, {
      method: 'POST',
      cookie: who,
      body: { id: newId(), body: { type: 'doc' } },
    })
  const valid = () =>
    ask(`annotations/${root.id}`, { method: 'PATCH', cookie: who, body: { edit: 9, body: bodyOf('x') } })
  // What is not even read does not count.
  for (let i = 0; i < 5; i++) expect((await send()).status).toBe(422)
  let limited: Response | undefined
  for (let i = 0; i < 125 && limited === undefined; i++) {
    const response = await valid()
    if (response.status === 429) limited = response
    else expect(response.status).toBe(409)
  }
  const wait = Number(limited?.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  if (limited) await problemIn(limited)
  expect((await ask(`annotations/${root.id}`, { cookie: who })).status).toBe(200)
})
