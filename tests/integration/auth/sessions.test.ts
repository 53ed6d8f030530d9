import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { endSession } from '@/lib/server/auth/end-session'
import { handlers } from '@/lib/server/auth/options'
import { SESSION_SECONDS, sessionCookieName } from '@/lib/server/auth/session-cookie'
import { db } from '@/lib/server/db/client'
import { aClass, contextOf } from '@/tests/support/factories'
import { ask } from '@/tests/support/requests'
import { aDevice, type Device } from '@/tests/support/sessions'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const statusFor = async (device: Device) =>
  (await ask(`readings/${given.reading.id}/snapshot`, { cookie: device.cookie })).status

describe('a session', () => {
  test('ended is over at the next request, and another device stays', async () => {
    const [one, other] = [await aDevice(given.ana), await aDevice(given.ana)]
    expect([await statusFor(one), await statusFor(other)]).toEqual([200, 200])
    await endSession.execute({ ...contextOf(given.ana), sessionId: one.sessionId }, {})
    expect([await statusFor(one), await statusFor(other)]).toEqual([401, 200])
  })

  test('of nobody ends without a word', async () => {
    expect(await endSession.execute(contextOf(null), {})).toEqual({ ended: true })
  })

  test('that has expired is none', async () => {
    const device = await aDevice(given.ana)
    await db().session.update({
      where: { id: device.sessionId },
      data: { expires: new Date(Date.now() - 1) },
    })
    expect(await statusFor(device)).toBe(401)
  })

  test('of a suspended account reads as the signed-out do, at the next request', async () => {
    const { ben, group, reading } = await aClass()
    const device = await aDevice(ben)
    const status = async () =>
      (await ask(`readings/${reading.id}/snapshot`, { cookie: device.cookie })).status
    expect(await status()).toBe(200)
    await db().user.update({
      where: { id: ben.uuid },
      data: { suspendedUntil: new Date(Date.now() + 60_000) },
    })
    expect(await status()).toBe(404)
    await db().group.update({ where: { id: group.uuid }, data: { readableBy: 'world' } })
    expect(await status()).toBe(200)
  })

  test.each(['%E0%A4%A', 'x', '"quoted"', 'a=b', '\u00ff'])(
    'cookie of the value %s is nobody’s',
    async (value) => {
      const cookie = `${sessionCookieName()}=${value}`
      const response = await ask(`readings/${given.reading.id}/snapshot`, { cookie })
      expect(response.status).toBe(401)
    },
  )
})

describe('next-auth', () => {
  const request = (path: string, init: ConstructorParameters<typeof NextRequest>[1] = {}) =>
    new NextRequest(`http://localhost:3000/api/auth/${path}`, init)

  test('reads the session that our own sign-in wrote, and tells a name and an id alone', async () => {
    const { cookie } = await aDevice(given.ana)
    const response = await handlers.GET(request('session', { headers: { cookie } }))
    expect(await response.json()).toEqual({
      expires: expect.any(String),
      user: { id: given.ana.uuid, name: given.ana.name },
    })
  })

  test('knows nobody by a cookie that is none, nor by what the database holds', async () => {
    const { sessionId } = await aDevice(given.ana)
    const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    for (const value of ['x', row.sessionToken]) {
      const cookie = `${sessionCookieName()}=${value}`
      expect(await (await handlers.GET(request('session', { headers: { cookie } }))).json()).toBeNull()
    }
  })

  test('prolongs a session that is used', async () => {
    const { cookie, sessionId } = await aDevice(given.ana)
    const soon = new Date(Date.now() + (SESSION_SECONDS - 2 * 24 * 3600) * 1000)
    await db().session.update({ where: { id: sessionId }, data: { expires: soon } })
    await handlers.GET(request('session', { headers: { cookie } }))
    const { expires } = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(expires.getTime()).toBeGreaterThan(soon.getTime() + 24 * 3600 * 1000)
  })

  test('signs out: the row is gone', async () => {
    const device = await aDevice(given.ana)
    const csrf = await handlers.GET(request('csrf'))
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    const [csrfCookie = ''] = (csrf.headers.get('set-cookie') ?? '').split(';')
    const response = await handlers.POST(
      request('signout', {
        method: 'POST',
        headers: {
          cookie: `${device.cookie}; ${csrfCookie}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ csrfToken }).toString(),
      }),
    )
    expect(response.status).toBe(302)
    expect(await statusFor(device)).toBe(401)
  })
})
