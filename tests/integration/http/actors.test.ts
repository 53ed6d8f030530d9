import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { AllFacts, AnnotationFacts } from '@/lib/permissions/facts'
import { VISIBLE_BY, type Action } from '@/lib/permissions/policy'
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
  draftInput,
  newId,
  rootInput,
  type Group,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { ask, ROUTES, type Asked } from '@/tests/support/requests'
import { aDevice } from '@/tests/support/sessions'
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
] as const
type Actor = (typeof ACTORS)[number]

/** The number of an earlier body that each has. */
const EARLIER = 900

type Subject = { id: AnnotationId; reading: TestReading }
type Row = {
  /** The route's folder under app/api. */
  route: string
  /** What the law is asked for; null for what anybody may. */
  action: Action | null
  asks: (subject: Subject, more: { cursor: string }) => [path: string, asked: Asked]
}

/** What each route asks the law, about one annotation. */
const ON_ANNOTATIONS: Row[] = [
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:place',
    asks: ({ id }) => [`annotations/${id}`, {}],
  },
  { route: 'annotations', action: 'annotation:place', asks: ({ id }) => [`annotations?thread=${id}`, {}] },
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:update',
    asks: ({ id }) => [`annotations/${id}`, { method: 'PATCH', body: { edit: 1, body: bodyOf('Changed') } }],
  },
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:delete',
    asks: ({ id }) => [`annotations/${id}`, { method: 'DELETE' }],
  },
  {
    route: 'annotations/[annotationId]/restore',
    action: 'annotation:restore',
    asks: ({ id }) => [`annotations/${id}/restore`, { method: 'POST' }],
  },
  {
    route: 'annotations/[annotationId]/replies',
    action: 'annotation:reply',
    asks: ({ id }) => [
      `annotations/${id}/replies`,
      { method: 'POST', body: { id: newId(), body: bodyOf('x') } },
    ],
  },
  {
    route: 'annotations/[annotationId]/edits',
    action: 'annotation:read',
    asks: ({ id }) => [`annotations/${id}/edits`, {}],
  },
  {
    route: 'annotations/[annotationId]/edits/[edit]',
    action: 'edit:empty',
    asks: ({ id }) => [`annotations/${id}/edits/${EARLIER}`, { method: 'DELETE' }],
  },
  {
    route: 'annotations/[annotationId]/value',
    action: 'annotation:value',
    asks: ({ id }) => [`annotations/${id}/value`, { method: 'PUT' }],
  },
  {
    route: 'annotations/[annotationId]/value',
    action: 'annotation:value',
    asks: ({ id }) => [`annotations/${id}/value`, { method: 'DELETE' }],
  },
  {
    route: 'readings/[readingId]/people',
    action: 'annotation:reply',
    asks: ({ id, reading }) => [`readings/${reading.id}/people?thread=${id}`, {}],
  },
  {
    route: 'threads/[threadId]',
    action: 'thread:resolve',
    asks: ({ id }) => [`threads/${id}`, { method: 'PATCH', body: { resolved: true } }],
  },
  {
    route: 'threads/[threadId]/lock',
    action: 'thread:lock',
    asks: ({ id }) => [`threads/${id}/lock`, { method: 'PUT', body: { locked: true } }],
  },
]

/** And about a reading. */
const ON_READINGS: Row[] = [
  {
    route: 'annotations',
    action: 'reading:read',
    asks: ({ reading }) => [`annotations?reading=${reading.id}`, {}],
  },
  {
    route: 'annotations',
    action: 'reading:annotate',
    asks: ({ reading }) => ['annotations', { method: 'POST', body: rootInput(reading, { on: 'fox' }) }],
  },
  {
    route: 'annotations',
    action: 'reading:note',
    asks: ({ reading }) => [
      'annotations',
      { method: 'POST', body: rootInput(reading, { visibility: 'private' }) },
    ],
  },
  ...['anchors', 'muted', 'snapshot'].map((part): Row => ({
    route: `readings/[readingId]/${part}`,
    action: 'reading:read',
    asks: ({ reading }) => [`readings/${reading.id}/${part}`, {}],
  })),
  {
    route: 'readings/[readingId]/drafts',
    action: 'reading:draft',
    asks: ({ reading }) => [`readings/${reading.id}/drafts`, {}],
  },
  {
    route: 'readings/[readingId]/drafts/[draftId]',
    action: 'reading:draft',
    asks: ({ reading }) => [
      `readings/${reading.id}/drafts/${newId()}`,
      { method: 'PUT', body: draftInput(reading) },
    ],
  },
  {
    route: 'readings/[readingId]/drafts/[draftId]',
    action: 'reading:draft',
    asks: ({ reading }) => [`readings/${reading.id}/drafts/${newId()}`, { method: 'DELETE' }],
  },
  {
    route: 'documents/[documentId]/working-copy',
    action: 'document:edit',
    asks: ({ reading }) => [
      `documents/${idOf(reading.documentUuid)}/working-copy`,
      { method: 'PATCH', body: { number: 1, json: bodyOf('Unpublished') } },
    ],
  },
  {
    route: 'documents/preview',
    action: 'document:create',
    asks: () => ['documents/preview', { method: 'POST', body: { format: 'text', text: 'Words' } }],
  },
  {
    route: 'readings/[readingId]/people',
    action: 'reading:annotate',
    asks: ({ reading }) => [`readings/${reading.id}/people?q=a`, {}],
  },
  {
    route: 'readings/[readingId]/tags',
    action: 'reading:read',
    asks: ({ reading }) => [`readings/${reading.id}/tags?q=a`, {}],
  },
  { route: 'events', action: 'reading:read', asks: (_, { cursor }) => [`events?after=${cursor}`, {}] },
  { route: 'account/data', action: 'account:read', asks: () => ['account/data', {}] },
  { route: 'tokens', action: 'account:manage', asks: () => ['tokens', {}] },
  { route: 'openapi.json', action: null, asks: () => ['openapi.json', {}] },
  { route: 'health', action: null, asks: () => ['health', {}] },
  { route: 'ready', action: null, asks: () => ['ready', {}] },
]

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
beforeAll(async () => {
  for (const actor of ACTORS) {
    if (actor === 'signed-out') continue
    const person = await aPerson({
      siteAdmin: actor === 'administrator',
      suspended: actor === 'suspended author',
    })
    people.set(actor, person)
    cookies.set(actor, (await aDevice(person)).cookie)
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

/** The status that the law gives: what is granted succeeds, what is not seen does not exist. */
function expected(row: Row, actor: Actor, given: AnnotationFacts): number | 'success' {
  if (row.action === null) return 'success'
  // What is asked here depends on no other facts.
  const facts = { ...given, account: { byToken: false } } as AllFacts
  const { viewer } = contextOf(personOf(actor))
  if (can(viewer, row.action, facts)) return 'success'
  if (viewer.userId === null) return 401
  return can(viewer, VISIBLE_BY[row.action], facts) ? 403 : 404
}

async function answered(row: Row, actor: Actor, subject: Subject): Promise<number | 'success'> {
  const cursor = row.route === 'events' ? await cursorOf(personOf('owner'), subject.reading.id) : ''
  const [path, asked] = row.asks(subject, { cursor: withoutOwner(cursor) })
  const end = new AbortController()
  const response = await ask(path, { ...asked, cookie: cookies.get(actor) ?? null, signal: end.signal })
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
    const members = [...Object.entries(roles), ['suspended author', 'member'], ['owner', 'owner']] as const
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
    for (const actor of ACTORS) {
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
    for (const actor of ACTORS) {
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
  expect(files.map((file) => file.slice(0, -'/route.ts'.length)).toSorted()).toEqual(
    Object.keys(ROUTES).toSorted(),
  )

  const served = Object.entries(ROUTES).flatMap(([route, module]) =>
    Object.keys(module)
      .filter((name) => METHODS.includes(name))
      .map((method) => `${method} ${route}`),
  )
  const subject = {
    id: newId(),
    reading: { id: newId(), documentUuid: uuidOf(newId()), text: 'fox', blocks: [] },
  } as unknown as Subject
  const rows = [...ON_ANNOTATIONS, ...ON_READINGS].map(
    (row) => `${row.asks(subject, { cursor: '' })[1].method ?? 'GET'} ${row.route}`,
  )
  expect([...new Set(rows)].toSorted()).toEqual(served.toSorted())
})
