import { describe, expect, test } from 'vitest'
import { uuidOf, type SessionId } from '@/lib/ids'
import { endAllSessions } from '@/lib/server/auth/end-all-sessions'
import { endOneSession } from '@/lib/server/auth/end-one-session'
import { getAccount } from '@/lib/server/auth/get-account'
import { listSessions } from '@/lib/server/auth/list-sessions'
import { renameAccount } from '@/lib/server/auth/rename-account'
import { findSession } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db/client'
import { aClass, aPerson, contextOf, type Person } from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'
import { aDevice, type Device } from '@/tests/support/sessions'
import { aStream } from '@/tests/support/streams'
import { until } from '@/tests/support/until'

const on = (person: Person, device: Device) => ({ ...contextOf(person), sessionId: device.sessionId })
const lives = async ({ token }: Device) => (await findSession(token, new Date())) !== null
const devicesOf = (person: Person, device: Device) => listSessions.execute(on(person, device), {})

describe('the display name', () => {
  test('is stored composed and trimmed, and read back', async () => {
    const person = await aPerson()
    await renameAccount.execute(contextOf(person), { name: '  Zoe\u0308   K. ' })
    expect((await getAccount.execute(contextOf(person), {})).name).toBe('Zo\u00eb K.')
  })

  test.each([
    ['nothing', '  '],
    ['nothing to see', '\u200b\u2060'],
    ['a direction', 'Ana\u202e'],
    ['a control character', 'A\u0007na'],
    ['eighty-one graphemes', 'e\u0301'.repeat(81)],
    ['half a character', 'a\ud800'],
  ])('is not %s', async (_, name) => {
    const person = await aPerson()
    expect(await wrongFieldsOf(renameAccount.execute(contextOf(person), { name }))).toEqual(['name'])
    expect((await getAccount.execute(contextOf(person), {})).name).toBe(person.name)
  })

  test('may have eighty graphemes', async () => {
    await renameAccount.execute(contextOf(await aPerson()), { name: '👩‍👧'.repeat(80) })
  })

  test('is not changed by the suspended, nor signed out', async () => {
    const suspended = await aPerson({ suspended: true })
    const { code, detail } = await refusalOf(renameAccount.execute(contextOf(suspended), { name: 'Loud' }))
    expect([code, detail.reason]).toEqual(['forbidden', 'suspended'])
    expect((await refusalOf(renameAccount.execute(contextOf(null), { name: 'x' }))).code).toBe('signed_out')
  })
})

describe('devices', () => {
  test('are listed with this one first, by a coarse name, and no other person’s', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const [first, here] = [await aDevice(ana), await aDevice(ana)]
    await aDevice(ben)
    await db().session.update({ where: { id: first.sessionId }, data: { device: 'Firefox on Linux' } })
    await aDevice(ana)
    const devices = await devicesOf(ana, here)
    expect(devices.map(({ isThis }) => isThis)).toEqual([true, false, false])
    expect(devices.at(-1)).toMatchObject({ device: 'Firefox on Linux' })
    expect(JSON.stringify(devices)).not.toContain(here.token)
  })

  test('that expired are not listed', async () => {
    const ana = await aPerson()
    const [here, old] = [await aDevice(ana), await aDevice(ana)]
    await db().session.update({ where: { id: old.sessionId }, data: { expires: new Date(Date.now() - 1) } })
    expect(await devicesOf(ana, here)).toHaveLength(1)
  })

  test('are signed out one by one, their streams closed, and no other person’s', async () => {
    const { ana, ben, reading } = await aClass()
    const [here, there, others] = [await aDevice(ana), await aDevice(ana), await aDevice(ben)]
    const stream = await aStream(ana, { reading: reading.id, device: there })
    const ids = (await devicesOf(ana, here)).filter(({ isThis }) => !isThis).map(({ id }) => id)
    expect(ids.map(uuidOf)).toEqual([there.sessionId])
    const [foreign] = await devicesOf(ben, others)
    for (const sessionId of [...ids, ...ids, foreign?.id as SessionId]) {
      expect(await endOneSession.execute(on(ana, here), { sessionId })).toEqual({})
    }
    expect([await lives(here), await lives(there), await lives(others)]).toEqual([true, false, true])
    await until('the stream is closed', stream.isClosed)
  })

  test('that sign themselves out lose their cookie', async () => {
    const ana = await aPerson()
    const here = await aDevice(ana)
    const [own] = await devicesOf(ana, here)
    const result = await endOneSession.execute(on(ana, here), { sessionId: own?.id })
    expect(result).toEqual({ ended: true })
    expect(await lives(here)).toBe(false)
  })

  test('are all signed out together, streams too', async () => {
    const { ana, reading } = await aClass()
    const [here, there] = [await aDevice(ana), await aDevice(ana)]
    const stream = await aStream(ana, { reading: reading.id, device: there })
    expect(await endAllSessions.execute(on(ana, here), {})).toEqual({ ended: true })
    expect([await lives(here), await lives(there)]).toEqual([false, false])
    await until('the stream is closed', stream.isClosed)
  })
})
