import { describe, expect, test } from 'vitest'
import { PROBLEM_TYPE } from '@/lib/errors/problem'
import { endSession } from '@/lib/server/auth/end-session'
import { updateGroup } from '@/lib/server/groups/update-group'
import { db } from '@/lib/server/db/client'
import { POLL_MS } from '@/lib/server/realtime/hub'
import { aGroup, anAnnotation, aPerson, aReading, contextOf } from '@/tests/support/factories'
import { aDevice } from '@/tests/support/sessions'
import { subjectOf } from '@/tests/support/read-stream'
import { askForStream, cursorOf, type TestStream } from '@/tests/support/streams'
import { aStreamRoom, type StreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()
const listen: StreamRoom['listen'] = (...asked) => room.current.listen(...asked)

const subjects = (stream: TestStream) => stream.frames.map(subjectOf)

describe('who may listen', () => {
  test('only who may read; others learn nothing', async () => {
    const { ana, reading } = room.current
    const after = await cursorOf(ana, reading.id)
    const outsider = await aDevice(await aPerson())
    const refused = [await askForStream({ after, device: outsider }), await askForStream({ after })]
    expect(refused.map(({ status }) => status)).toEqual([404, 401])
    for (const response of refused) expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE)
  })

  test('and only with one’s own cursor', async () => {
    const { ana, ben, reading } = room.current
    const response = await askForStream({
      after: await cursorOf(ana, reading.id),
      device: await aDevice(ben),
    })
    expect(response.status).toBe(404)
  })

  test.each([
    ['none', []],
    ['one that is none', ['x']],
    ['one of a list', ['AAAA'.repeat(40)]],
  ])('with %s for a cursor it is refused', async (_, after) => {
    const response = await askForStream({ after, device: await aDevice(room.current.ben) })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_input', fields: [{ path: 'after' }] })
  })

  test('the signed-out, where the world reads; and they hear what is for the group', async () => {
    const miriam = await aPerson()
    const group = await aGroup({ people: [[miriam, 'owner']], readableBy: 'world' })
    const reading = await aReading({ group })
    const stream = await listen(null, { reading: reading.id })
    await anAnnotation({ by: miriam, reading, visibility: 'moderators' })
    const open = await anAnnotation({ by: miriam, reading })
    await stream.until(open.id)
    expect(subjects(stream)).toEqual([open.id])
  })
})

describe('when the standing changes, by the next poll', () => {
  test('which is within two seconds', () => {
    expect(POLL_MS).toBeLessThanOrEqual(2000)
  })

  test('signing out closes the streams of that device alone', async () => {
    const { ben } = room.current
    const [left, kept] = [await listen(ben), await listen(ben)]
    await endSession.execute({ ...contextOf(ben), sessionId: left.device?.sessionId ?? null }, {})
    await until('it is closed', left.isClosed)
    expect(kept.isClosed()).toBe(false)
  })

  test('a deleted session closes, without any event', async () => {
    const stream = await listen(room.current.ben)
    await db().session.delete({ where: { id: stream.device?.sessionId ?? '' } })
    await until('it is closed', stream.isClosed)
  })

  test('who leaves the group hears no more of it', async () => {
    const { ana, reading, group } = room.current
    const leaving = await aPerson()
    await db().membership.create({ data: { groupId: group.uuid, userId: leaving.uuid, role: 'member' } })
    const stream = await listen(leaving)
    await db().membership.delete({ where: { groupId_userId: { groupId: group.uuid, userId: leaving.uuid } } })
    await anAnnotation({ by: ana, reading })
    await until('it is closed', stream.isClosed)
    expect(stream.frames).toEqual([])
  })

  test('the suspended are told so where the world reads, and closed out elsewhere', async () => {
    const person = await aPerson()
    const group = await aGroup({ people: [[person, 'member']], readableBy: 'world' })
    const open = await aReading({ group })
    const closed = await aReading({ group: await aGroup({ people: [[person, 'member']] }) })
    const streams = [await listen(person, { reading: open.id }), await listen(person, { reading: closed.id })]
    await db().user.update({
      where: { id: person.uuid },
      data: { suspendedUntil: new Date(Date.now() + 60_000) },
    })
    const frame = await until('the new facts', () => streams[0]?.frames[0])
    expect(frame).toMatchObject({ kind: 'context', readingId: open.id, viewer: { suspended: true } })
    await until('it is closed', () => streams[1]?.isClosed())
  })

  test('strangers who read what is closed to the world are closed out, and members are told', async () => {
    const owner = await aPerson()
    const group = await aGroup({ people: [[owner, 'owner']], readableBy: 'world' })
    const reading = await aReading({ group })
    const [stranger, member] = [
      await listen(null, { reading: reading.id }),
      await listen(owner, { reading: reading.id }),
    ]
    const settings = {
      name: 'Ours',
      purpose: 'circle',
      readableBy: 'members',
      writableBy: 'members',
      joining: 'invitation',
    }
    await updateGroup.execute(contextOf(owner), {
      groupId: group.id,
      ...settings,
      previews: false,
      showsPresence: true,
    })
    await until('it is closed', stranger.isClosed)
    const frame = await until('the new facts', () => member.frames[0])
    expect(frame).toMatchObject({ kind: 'context', facts: { group: { readableBy: 'members' } } })
  })

  test('a new role brings new facts, and what it lets one see', async () => {
    const { ana, reading, group } = room.current
    const rising = await aPerson()
    const where = { groupId_userId: { groupId: group.uuid, userId: rising.uuid } }
    await db().membership.create({ data: { groupId: group.uuid, userId: rising.uuid, role: 'member' } })
    const stream = await listen(rising)
    await db().membership.update({ where, data: { role: 'moderator' } })
    expect(await until('the new facts', () => stream.frames[0])).toMatchObject({
      kind: 'context',
      facts: { role: 'moderator' },
    })
    const question = await anAnnotation({ by: ana, reading, visibility: 'moderators' })
    await stream.until(question.id)
  })
})
