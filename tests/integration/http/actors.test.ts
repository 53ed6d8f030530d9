import fs from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/auth/token-scope'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { AllFacts, AnnotationFacts } from '@/lib/permissions/facts'
import { VISIBLE_BY } from '@/lib/permissions/policy'
import { loadThread } from '@/lib/server/annotations/load-thread'
import type { Prisma } from '@/lib/server/db/generated/client'
import { db } from '@/lib/server/db/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { openCursor, sealCursor } from '@/lib/server/realtime/cursor'
import {
  aGroup,
  aPerson,
  aReading,
  bodyOf,
  contextOf,
  newId,
  type Group,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { ask, ROUTES } from '@/tests/support/requests'
import {
  EARLIER,
  methodOf,
  ON_ANNOTATIONS,
  ON_READINGS,
  type RouteRow,
  type Subject,
} from '@/tests/support/route-rows'
import { aDevice, aToken } from '@/tests/support/sessions'
import { cursorOf } from '@/tests/support/streams'

const ACTORS = [
  'signed-out',
  'outsider',
  'observer',
  'member',
  'author',
  'suspended author',
  'moderator',
  'owner',
  'administrator',
  'a member’s reading token',
  'a member’s writing token',
] as const
type Actor = (typeof ACTORS)[number]

/** The script that asks in a member's name, with a token of this scope. */
const tokenOf = (scope: TokenScope) =>
  scope === 'write' ? ('a member’s writing token' as const) : ('a member’s reading token' as const)

type State = { visibility: Visibility; status: Status; deleted: boolean; answered: boolean; locked: boolean }
const plain: State = {
  visibility: 'group',
  status: 'approved',
  deleted: false,
  answered: false,
  locked: false,
}
const STATES: [string, State][] = [
  ['for the group', plain],
  ['for the moderators', { ...plain, visibility: 'moderators' }],
  ['“Only me”', { ...plain, visibility: 'private' }],
  ['waiting for review', { ...plain, status: 'pending' }],
  ['an empty place', { ...plain, deleted: true, answered: true }],
  ['gone', { ...plain, deleted: true }],
  ['in a locked thread', { ...plain, locked: true }],
]

/** What a token may do hangs on its scope and its holder, whatever the group: its scripts are asked in the first alone. */
const actorsIn = (kind: keyof typeof GROUPS) =>
  kind === 'a closed group' ? ACTORS : ACTORS.filter((actor) => !tokens.has(actor))

/** Where the group forbids more, what the annotation adds is asked of the first states alone. */
const statesIn = (kind: keyof typeof GROUPS) =>
  kind.startsWith('a closed group') || kind.startsWith('a world') ? STATES : STATES.slice(0, 3)

const GROUPS = {
  'a closed group': {},
  'a world-readable group': { readableBy: 'world' },
  'an archived group': { archived: true },
  'a group in which moderators write': { writableBy: 'moderators' },
  'a closed reading': { commenting: 'closed' },
} as const

const people = new Map<Actor, Person>()
const cookies = new Map<Actor, string>()
const tokens = new Map<Actor, { secret: string; scope: TokenScope }>()
beforeAll(async () => {
  for (const actor of ACTORS) {
    if (actor === 'signed-out') continue
    const person = await aPerson({
      siteAdmin: actor === 'administrator',
      suspended: actor === 'suspended author',
    })
    people.set(actor, person)
    const scope = TOKEN_SCOPES.find((one) => actor === tokenOf(one))
    if (scope === undefined) cookies.set(actor, (await aDevice(person)).cookie)
    else tokens.set(actor, { scope, secret: (await aToken(person, scope)).secret })
  }
})
const personOf = (actor: Actor) => people.get(actor) ?? null

async function aSubject(reading: TestReading, group: Group, state: State & { by: Actor }): Promise<Subject> {
  const [id, replyId] = [newId(), newId()]
  const base = {
    groupId: group.uuid,
    readingId: reading.uuid,
    rootId: uuidOf(id),
    body: bodyOf('Words') as Prisma.InputJsonObject,
    text: 'Words',
  }
  const { by, visibility, status, deleted, answered, locked } = state
  const authorId = personOf(by)?.uuid ?? ''
  const deletedAt = deleted ? new Date() : null
  const root = {
    ...base,
    id: uuidOf(id),
    authorId,
    motivation: 'commenting',
    visibility,
    status,
    deletedAt,
  } as const
  const reply = {
    ...base,
    id: uuidOf(replyId),
    parentId: uuidOf(id),
    authorId: personOf('member')?.uuid ?? '',
    motivation: 'replying',
  } as const
  await db().annotation.create({ data: root })
  const earlier = { annotationId: root.id, edit: EARLIER, groupId: group.uuid, visibility, status }
  await db().annotationEdit.create({ data: earlier })
  if (answered) await db().annotation.create({ data: reply })
  await db().thread.create({
    data: {
      id: uuidOf(id),
      groupId: group.uuid,
      readingId: reading.uuid,
      lockedAt: locked ? new Date() : null,
    },
  })
  return { id, reading }
}

/** The status that the law gives: what is granted succeeds, what is not seen does not exist, and a reading token changes nothing. */
function expected(row: RouteRow, actor: Actor, given: AnnotationFacts): number | 'success' {
  if (row.action === null) return 'success'
  // What is asked here depends on no other facts.
  const token = tokens.get(actor)
  if (token?.scope === 'read' && methodOf(row) !== 'GET') return 403
  const facts = { ...given, account: { byToken: token !== undefined } } as AllFacts
  const { viewer } = contextOf(personOf(actor))
  if (row.needsAccount && viewer.userId === null) return 401
  if (can(viewer, row.action, facts)) return 'success'
  if (viewer.userId === null) return 401
  return can(viewer, VISIBLE_BY[row.action], facts) ? 403 : 404
}

async function answered(row: RouteRow, actor: Actor, subject: Subject): Promise<number | 'success'> {
  const cursor = row.route === 'events' ? await cursorOf(personOf('owner'), subject.reading.id) : ''
  const [path, asked] = row.asks(subject, { cursor: withoutOwner(cursor) })
  const end = new AbortController()
  const token = tokens.get(actor)?.secret
  const response = await ask(path, {
    ...asked,
    cookie: cookies.get(actor) ?? null,
    ...(token === undefined ? {} : { token }),
    signal: end.signal,
  })
  end.abort()
  return response.ok ? 'success' : response.status
}

/** A cursor names its reader's own topic too; what is asked here is the reading's. */
function withoutOwner(cursor: string): string {
  const opened = cursor === '' ? null : openCursor(cursor)
  if (!opened) return ''
  return sealCursor({
    ...opened,
    positions: opened.positions.filter(({ topic }) => topic.startsWith('reading:')),
  })
}

// They ask more in a minute than people do.
beforeEach(() => db().$executeRaw`DELETE FROM rate_bucket`)

describe.each(Object.keys(GROUPS) as (keyof typeof GROUPS)[])('in %s', (kind) => {
  let group: Group
  let reading: TestReading
  beforeAll(async () => {
    const roles = {
      observer: 'observer',
      member: 'member',
      author: 'member',
      moderator: 'moderator',
    } as const
    const members = [
      ...Object.entries(roles),
      ['suspended author', 'member'],
      ['owner', 'owner'],
      ...TOKEN_SCOPES.map((scope) => [tokenOf(scope), 'member'] as const),
    ] as const
    group = await aGroup({
      ...GROUPS[kind],
      people: members.map(([actor, role]) => [personOf(actor as Actor)!, role as 'member'] as const),
    })
    reading = await aReading({ group, owner: personOf('owner')!, ...GROUPS[kind] })
    const json = bodyOf('Before') as Prisma.InputJsonObject
    await db().workingCopy.create({ data: { documentId: reading.documentUuid, json } })
  })

  test.each(statesIn(kind))('every actor and route, on what is %s', async (_, state) => {
    const differences: string[] = []
    for (const actor of actorsIn(kind)) {
      const by: Actor = actor === 'suspended author' ? actor : 'author'
      let subject = await aSubject(reading, group, { ...state, by })
      const { viewer } = contextOf(personOf(actor))
      const { facts } = (await loadThread(db(), { id: subject.id, viewer })).subject
      for (const row of ON_ANNOTATIONS) {
        const [law, answer] = [expected(row, actor, facts), await answered(row, actor, subject)]
        if (law !== answer) differences.push(`${actor}, ${row.action}: ${answer} instead of ${law}`)
        // What was granted may have changed it.
        if (answer === 'success') subject = await aSubject(reading, group, { ...state, by })
      }
    }
    expect(differences).toEqual([])
  })

  test('every actor and route, on the reading', async () => {
    const differences: string[] = []
    for (const actor of actorsIn(kind)) {
      const { viewer } = contextOf(personOf(actor))
      const { facts } = await loadReading(db(), { readingId: reading.id, viewer })
      for (const row of ON_READINGS) {
        const subject = { id: newId(), reading }
        const law = expected(row, actor, facts as AnnotationFacts)
        const answer = await answered(row, actor, subject)
        if (law !== answer)
          differences.push(`${actor}, ${row.route} ${row.action}: ${answer} instead of ${law}`)
      }
    }
    expect(differences).toEqual([])
  })
})

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

test('every route and method has its row', () => {
  const files = fs
    .readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('/route.ts') && !file.startsWith('auth/'))
  expect(
    files.map((file) => file.slice(0, -'/route.ts'.length)).toSorted(),
    'add the route to ROUTES in tests/support/requests.ts',
  ).toEqual(Object.keys(ROUTES).toSorted())

  const served = Object.entries(ROUTES).flatMap(([route, module]) =>
    Object.keys(module)
      .filter((name) => METHODS.includes(name))
      .map((method) => `${method} ${route}`),
  )
  const rows = [...ON_ANNOTATIONS, ...ON_READINGS].map((row) => `${methodOf(row)} ${row.route}`)
  expect(
    served.filter((method) => !rows.includes(method)),
    'add a row for each of these to ON_ANNOTATIONS or ON_READINGS in tests/support/route-rows.ts: route, what the law is asked, and how to ask',
  ).toEqual([])
  expect(rows.filter((row) => !served.includes(row))).toEqual([])
})
