import { describe, expect, test } from 'vitest'
import { uuidOf, type ReadingId } from '@/lib/ids'
import { FORMER_MEMBER } from '@/lib/messages/en'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { deleteAccount } from '@/lib/server/auth/delete-account'
import { eraseAccount } from '@/lib/server/auth/erase-account'
import { getAccount } from '@/lib/server/auth/get-account'
import { keepAccount } from '@/lib/server/auth/keep-account'
import { findSession } from '@/lib/server/auth/sessions'
import { signIn } from '@/lib/server/auth/sign-in'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  newId,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'
import { aDevice } from '@/tests/support/sessions'
import { aStream } from '@/tests/support/streams'
import { until } from '@/tests/support/until'

type Fate = 'keep' | 'remove'
const PASSWORD = 'a password of some length'
const leave = (person: Person, fate: Fate = 'keep', current = '') =>
  deleteAccount.execute(contextOf(person), { fate, current })
const rowOf = (person: Person) => db().user.findUnique({ where: { id: person.uuid } })
const carryOut = (person: Person) => eraseAccount({ id: person.id })
const jobOf = (person: Person) =>
  db().$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`erase-account:${person.id}`}`

/** Asks for the deletion, lets the days of grace pass, and has it carried out. */
async function gone(person: Person, fate: Fate) {
  await leave(person, fate)
  await db().user.update({ where: { id: person.uuid }, data: { deleteAt: new Date(Date.now() - 1) } })
  await carryOut(person)
}

/** What a reader sees of a reading's threads: author and words, replies below. */
async function seen(by: Person, readingId: ReadingId) {
  const { items } = await listAnnotations.execute(contextOf(by), { reading: readingId })
  return items.map(({ author, text }) => [author?.name ?? null, text])
}

/** What the room writes down about a reader: followed, told, seen, here. */
async function noticed(person: Person, reading: TestReading): Promise<void> {
  const given = { userId: person.uuid, groupId: reading.group.uuid, readingId: reading.uuid }
  await db().follow.create({ data: { ...given, subjectId: reading.uuid, state: 'following' } })
  const { userId, groupId } = given
  await db().notification.create({ data: { userId, groupId, event: `role:${reading.id}`, kind: 'role' } })
  await db().presence.create({ data: { ...given, streamId: uuidOf(newId()), expiresAt: new Date() } })
  await db().$executeRaw`
    INSERT INTO seen_mark (user_id, reading_id, group_id, seen, visited_at)
    VALUES (${person.uuid}::uuid, ${reading.uuid}::uuid, ${reading.group.uuid}::uuid, '{[1,2)}', now())`
}

describe('asking for the deletion of one’s account', () => {
  test('signs out everywhere at once, closes streams and revokes tokens', async () => {
    const { ana, reading } = await aClass()
    const [here, there] = [await aDevice(ana), await aDevice(ana)]
    const stream = await aStream(ana, { reading: reading.id, device: there })
    await db().apiToken.create({
      data: { userId: ana.uuid, name: 'x', tokenHash: newId(), scopes: ['read'] },
    })
    expect(await leave(ana)).toMatchObject({ ended: true })
    for (const { token } of [here, there]) expect(await findSession(token, new Date())).toBeNull()
    await until('the stream is closed', stream.isClosed)
    expect(await db().apiToken.count({ where: { userId: ana.uuid } })).toBe(0)
  })

  test('asks for the password', async () => {
    const person = await aPerson({ password: PASSWORD })
    expect(await wrongFieldsOf(leave(person, 'keep', 'wrong'))).toEqual(['current'])
    expect((await rowOf(person))?.deleteAt).toBeNull()
    await leave(person, 'keep', PASSWORD)
  })

  test('gives seven days, in which signing in offers to stay', async () => {
    const person = await aPerson({ password: PASSWORD })
    await leave(person, 'remove', PASSWORD)
    const { deleteAt } = (await rowOf(person)) ?? {}
    expect((await jobOf(person)).map(({ runAt }) => runAt.getTime())).toEqual([deleteAt?.getTime()])
    const inDays = ((deleteAt?.getTime() ?? 0) - Date.now()) / (24 * 3600 * 1000)
    expect(inDays).toBeGreaterThan(6.9)
    expect(inDays).toBeLessThanOrEqual(7)
    const back = await signIn.execute(contextOf(null), { email: person.email, password: PASSWORD })
    expect(back.isLeaving).toBe(true)
    const { leaving } = await getAccount.execute(contextOf(person), {})
    expect(leaving).toEqual({ at: deleteAt?.toISOString(), fate: 'remove' })

    await keepAccount.execute(contextOf(person), {})
    await keepAccount.execute(contextOf(person), {})
    expect(await jobOf(person)).toEqual([])
    expect((await getAccount.execute(contextOf(person), {})).leaving).toBeNull()
    await carryOut(person)
    expect((await rowOf(person))?.email).toBe(person.email)
  })

  test('waits until the last owner has handed over, and names the groups', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [ana, 'owner'],
        [ben, 'member'],
      ],
    })
    await db().group.update({ where: { id: group.uuid }, data: { name: 'Thursday circle' } })
    const alone = await aGroup({ people: [[ana, 'owner']] })
    await db().group.update({ where: { id: alone.uuid }, data: { name: 'Only I' } })
    const { detail } = await refusalOf(leave(ana))
    expect(detail.fields?.map(({ path }) => path)).toEqual(['groups'])
    expect(detail.fields?.[0]?.message).toContain('“Thursday circle”')
    expect(detail.fields?.[0]?.message).not.toContain('Only I')
    expect((await rowOf(ana))?.deleteAt).toBeNull()
    await db().membership.updateMany({ where: { userId: ben.uuid }, data: { role: 'owner' } })
    await leave(ana)
    // The other one is the last now.
    expect(await wrongFieldsOf(leave(ben))).toEqual(['groups'])
  })

  test('two owners cannot leave at the same time', async () => {
    const [ana, ben, chen] = [await aPerson(), await aPerson(), await aPerson()]
    await aGroup({
      people: [
        [ana, 'owner'],
        [ben, 'owner'],
        [chen, 'member'],
      ],
    })
    const outcomes = await Promise.allSettled([leave(ana), leave(ben)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('carrying it out', () => {
  test('does nothing before its time, or for who stays, and nothing a second time', async () => {
    const [early, staying] = [await aPerson(), await aPerson()]
    await leave(early)
    for (const person of [early, staying]) {
      const before = await rowOf(person)
      await carryOut(person)
      expect(await rowOf(person)).toEqual(before)
    }
    const { ana, reading } = await aClass()
    await anAnnotation({ by: ana, reading, on: 'quick', says: 'Mine' })
    await gone(ana, 'keep')
    const after = await rowOf(ana)
    await carryOut(ana)
    expect(await rowOf(ana)).toEqual(after)
  })

  test('removes the row of who wrote nothing', async () => {
    const person = await aPerson()
    await gone(person, 'keep')
    expect(await rowOf(person)).toBeNull()
  })

  test('keeps the annotations as a former member’s, and nothing that names anybody', async () => {
    const { ana, ben, reading } = await aClass()
    await anAnnotation({ by: ana, reading, on: 'quick', says: 'For all' })
    const mine = await anAnnotation({ by: ana, reading, on: 'brown', says: 'For me', visibility: 'private' })
    await anAnnotation({ by: ben, reading, on: 'fox', says: 'Another' })
    await db().draft.create({
      data: {
        id: uuidOf(newId()),
        userId: ana.uuid,
        groupId: reading.group.uuid,
        readingId: reading.uuid,
        kind: 'create',
        motivation: 'commenting',
        body: bodyOf('Unsent') as object,
      },
    })
    await db().value.create({
      data: { annotationId: uuidOf(mine.id), userId: ana.uuid, groupId: reading.group.uuid },
    })
    await aDevice(ana)
    await noticed(ana, reading)
    await gone(ana, 'keep')
    expect(await seen(ben, reading.id)).toEqual([
      [FORMER_MEMBER, 'For all'],
      [ben.name, 'Another'],
    ])
    const row = await rowOf(ana)
    expect(JSON.stringify(row)).not.toContain(ana.email)
    expect(row).toMatchObject({ name: FORMER_MEMBER, passwordHash: null, siteAdmin: false, deleteAt: null })
    expect(await db().annotation.findUnique({ where: { id: uuidOf(mine.id) } })).toMatchObject({
      body: null,
      text: '',
    })
    for (const table of ['draft', 'membership', 'follow', 'notification', 'seenMark', 'presence'] as const) {
      const delegate = db()[table] as unknown as { count: (asked: object) => Promise<number> }
      expect(await delegate.count({ where: { userId: ana.uuid } }), table).toBe(0)
    }
  })

  test('removes the annotations with their history; where others answered, an empty place stays', async () => {
    const { ana, ben, reading } = await aClass()
    const answered = await anAnnotation({ by: ana, reading, on: 'quick', says: 'First words' })
    await updateAnnotation.execute(contextOf(ana), {
      annotationId: answered.id,
      edit: 1,
      body: bodyOf('Second words'),
    })
    await aReply({ by: ben, to: answered.id, says: 'An answer' })
    await anAnnotation({ by: ana, reading, on: 'brown', says: 'Unanswered' })
    await gone(ana, 'remove')
    expect(await seen(ben, reading.id)).toEqual([[null, '']])
    const rows = [
      await db().annotation.findMany({ where: { authorId: ana.uuid }, select: { body: true, text: true } }),
      await db().annotationEdit.findMany({
        where: { annotation: { authorId: ana.uuid } },
        select: { body: true, text: true },
      }),
    ]
    expect(JSON.stringify(rows)).not.toMatch(/words|Unanswered/)
    expect((await rowOf(ana))?.name).toBe(FORMER_MEMBER)
  })

  test('tells the readers of what they could see, and nobody of what they could not', async () => {
    const { ana, ben, group, reading } = await aClass()
    const quiet = await aReading({ group })
    await anAnnotation({ by: ana, reading, on: 'quick', says: 'Seen' })
    await anAnnotation({ by: ana, reading: quiet, on: 'quick', says: 'Unseen', visibility: 'private' })
    const [told, untold] = [
      await aStream(ben, { reading: reading.id }),
      await aStream(ben, { reading: quiet.id }),
    ]
    await gone(ana, 'keep')
    await until('a reset', () => told.frames.some(({ kind }) => kind === 'reset'))
    expect(await db().liveEvent.count({ where: { topic: `reading:${quiet.id}` } })).toBe(0)
    told.close()
    untold.close()
  })

  test('takes the name out of others’ mentions, their history and drafts', async () => {
    const { ana, ben, reading } = await aClass()
    const mentioning = (user: string, label: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { user, label } }] }],
    })
    const one = await anAnnotation({ by: ben, reading, on: 'quick', says: 'Hello' })
    const annotationId = uuidOf(one.id)
    const groupId = reading.group.uuid
    await db().annotation.update({
      where: { id: annotationId },
      data: { body: mentioning(ana.id, 'Ana the Great') },
    })
    await db().mention.create({ data: { annotationId, userId: ana.uuid, groupId } })
    await db().annotationEdit.create({
      data: {
        annotationId,
        edit: 7,
        groupId,
        body: mentioning(ana.id, 'Ana the Great'),
        visibility: 'group',
        status: 'approved',
      },
    })
    const draftId = uuidOf(newId())
    await db().draft.create({
      data: {
        id: draftId,
        userId: ben.uuid,
        groupId,
        readingId: reading.uuid,
        kind: 'create',
        motivation: 'commenting',
        body: mentioning(ana.id, 'Ana the Great'),
      },
    })
    await anAnnotation({ by: ana, reading, on: 'brown' })
    await gone(ana, 'keep')
    const rows = [
      await db().annotation.findUniqueOrThrow({ where: { id: annotationId }, select: { body: true } }),
      await db().annotationEdit.findFirstOrThrow({
        where: { annotationId, edit: 7 },
        select: { body: true },
      }),
      await db().draft.findUniqueOrThrow({ where: { id: draftId }, select: { body: true } }),
    ]
    for (const { body } of rows) expect(body).toEqual(mentioning(ana.id, FORMER_MEMBER))
    const { text } = await db().annotation.findUniqueOrThrow({ where: { id: annotationId } })
    expect(text).toContain(FORMER_MEMBER)
    expect(await db().mention.count({ where: { userId: ana.uuid } })).toBe(0)
  })

  test('hands read documents to their groups, and takes unread ones along', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [ana, 'member'],
        [ben, 'owner'],
      ],
    })
    const reading = await aReading({ group, owner: ana })
    const unread = await aReading({ group, owner: ana })
    await db().reading.delete({ where: { id: unread.uuid } })
    await gone(ana, 'keep')
    const owners = await db().documentOwner.findMany({ where: { documentId: reading.documentUuid } })
    expect(owners.map(({ userId, groupId, role }) => [userId, groupId, role])).toEqual([
      [null, group.uuid, 'owner'],
    ])
    expect(await db().document.count({ where: { id: unread.documentUuid } })).toBe(0)
  })

  test('leaves an address free for a new account, and the old one out of reach', async () => {
    const { ana, reading } = await aClass()
    await anAnnotation({ by: ana, reading, on: 'quick' })
    await gone(ana, 'keep')
    expect(await db().user.count({ where: { email: ana.email } })).toBe(0)
    expect((await rowOf(ana))?.email).toMatch(/@former\.invalid$/)
  })

  test('forgets whatever hangs on an account: every table that names one is known here', async () => {
    const rows = await db().$queryRaw<{ table: string; column: string; rule: string }[]>`
      SELECT c.conrelid::regclass::text AS table, a.attname AS column, c.confdeltype::text AS rule
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
      WHERE c.contype = 'f' AND c.confrelid = '"user"'::regclass ORDER BY 1, 2`
    // A new one has to be forgotten in `erase-account.ts`, because a former member's row stays.
    expect(rows.map(({ table, column }) => `${table}.${column}`)).toEqual([
      'account.user_id',
      'annotation.author_id',
      'api_token.user_id',
      'document_owner.user_id',
      'draft.user_id',
      'follow.user_id',
      'invitation.created_by',
      'join_request.user_id',
      'membership.user_id',
      'mention.user_id',
      'mute.person_id',
      'mute.user_id',
      'notification.actor_id',
      'notification.user_id',
      'one_time_link.user_id',
      'preference.user_id',
      'presence.user_id',
      'reading_position.user_id',
      'seen_mark.user_id',
      'session.user_id',
      'value.user_id',
    ])
  })
})
