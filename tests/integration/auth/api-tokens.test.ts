import { beforeAll, describe, expect, test } from 'vitest'
import { PROBLEM_TYPE } from '@/lib/errors/problem'
import { uuidOf } from '@/lib/ids'
import { createApiToken } from '@/lib/server/auth/create-api-token'
import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { revokeApiToken } from '@/lib/server/auth/revoke-api-token'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import { TOKENS_LIMIT } from '@/lib/auth/token-scope'
import { anAnnotation, aClass, aPerson, bodyOf, contextOf, newId, rootInput } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { ask } from '@/tests/support/requests'
import { aDevice, aToken } from '@/tests/support/sessions'
import { aStreamRoom } from '@/tests/support/stream-room'
import { askForStream, cursorOf } from '@/tests/support/streams'
import { until } from '@/tests/support/until'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const snapshot = (more: Parameters<typeof ask>[1]) => ask(`readings/${given.reading.id}/snapshot`, more)
const post = (more: Parameters<typeof ask>[1]) =>
  ask('annotations', { method: 'POST', body: rootInput(given.reading, { on: 'fox' }), ...more })

describe('a token', () => {
  test('reads and writes in its holder’s name, from any origin', async () => {
    const { secret } = await aToken(given.ana)
    expect((await snapshot({ token: secret })).status).toBe(200)
    for (const origin of [null, 'https://elsewhere.example']) {
      const response = await post({ token: secret, origin })
      expect(response.status).toBe(201)
      expect(await response.json()).toMatchObject({ annotation: { author: { name: given.ana.name } } })
    }
  })

  test('is seen by nobody but its holder, and only once: what is stored is its hash', async () => {
    const { secret, uuid } = await aToken(given.ana)
    const row = await db().apiToken.findUniqueOrThrow({ where: { id: uuid } })
    expect(row.tokenHash).toBe(hashToken(secret))
    expect(JSON.stringify(row)).not.toContain(secret)
    const list = await listApiTokens.execute(contextOf(given.ana), {})
    expect(list.items.map(({ id }) => uuidOf(id))).toContain(uuid)
    expect(JSON.stringify(list)).not.toContain(row.tokenHash)
    expect((await listApiTokens.execute(contextOf(given.ben), {})).items).toEqual([])
  })

  test('goes before a cookie, whoever’s that is', async () => {
    const outsider = await aToken(await aPerson())
    const { cookie } = await aDevice(given.ana)
    expect((await snapshot({ cookie })).status).toBe(200)
    expect((await snapshot({ cookie, token: outsider.secret })).status).toBe(404)
    expect((await snapshot({ cookie, token: 'postil_x' })).status).toBe(401)
  })

  test('that may only read changes nothing, and says why', async () => {
    const { secret } = await aToken(given.ana, 'read')
    expect((await snapshot({ token: secret })).status).toBe(200)
    expect((await snapshot({ token: secret, method: 'HEAD' })).status).toBe(200)
    const id = (await anAnnotation({ by: given.ana, reading: given.reading })).id
    for (const response of [
      await post({ token: secret }),
      await ask(`annotations/${id}`, {
        method: 'PATCH',
        token: secret,
        body: { edit: 1, body: bodyOf('x') },
      }),
      await ask(`annotations/${id}`, { method: 'DELETE', token: secret }),
      await ask(`annotations/${newId()}/restore`, { method: 'POST', token: secret }),
    ]) {
      expect(response.status).toBe(403)
      expect(response.headers.get('www-authenticate')).toBe(
        'Bearer realm="Postil", error="insufficient_scope", scope="write"',
      )
      expect(await response.json()).toMatchObject({ code: 'forbidden', reason: 'token_only_reads' })
    }
    expect(await db().annotation.count({ where: { id: uuidOf(id), deletedAt: null, text: 'Words' } })).toBe(1)
  })

  test.each([
    ['unknown', () => `postil_${'x'.repeat(43)}`],
    ['without its beginning', async () => (await aToken(given.ana)).secret.slice('postil_'.length)],
    ['cut off', async () => (await aToken(given.ana)).secret.slice(0, -1)],
    ['with more behind it', async () => `${(await aToken(given.ana)).secret} x`],
    ['what the database holds', async () => `postil_${hashToken((await aToken(given.ana)).secret)}`],
    ['empty', () => ''],
    ['a session’s', async () => (await aDevice(given.ana)).token],
  ])('%s is refused with a challenge', async (_, made) => {
    const response = await snapshot({ token: await made() })
    expect([response.status, response.headers.get('content-type')]).toEqual([401, PROBLEM_TYPE])
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Postil", error="invalid_token"')
    expect(await response.json()).toMatchObject({ code: 'signed_out', reason: 'token_unknown' })
  })

  test('expires', async () => {
    const { secret, uuid } = await aToken(given.ana)
    await db().apiToken.update({ where: { id: uuid }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await snapshot({ token: secret })).status).toBe(401)
    const { items } = await listApiTokens.execute(contextOf(given.ana), {})
    expect(items.find(({ id }) => uuidOf(id) === uuid)).toMatchObject({ expired: true })
  })

  test('tells when it was last used, to the minute', async () => {
    const { secret, uuid } = await aToken(given.ana)
    const used = async () => (await db().apiToken.findUniqueOrThrow({ where: { id: uuid } })).lastUsedAt
    expect(await used()).toBeNull()
    await snapshot({ token: secret })
    const first = await used()
    expect(first).not.toBeNull()
    await snapshot({ token: secret })
    expect(await used()).toEqual(first)
    await db().apiToken.update({ where: { id: uuid }, data: { lastUsedAt: new Date(Date.now() - 61_000) } })
    await snapshot({ token: secret })
    expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity)
  })

  test('of a suspended account reads as the signed-out do; of one to be deleted, not at all', async () => {
    const { ben, reading, group } = await aClass()
    const { secret } = await aToken(ben)
    const status = async () => (await ask(`readings/${reading.id}/snapshot`, { token: secret })).status
    expect(await status()).toBe(200)
    const suspendedUntil = new Date(Date.now() + 60_000)
    await db().user.update({ where: { id: ben.uuid }, data: { suspendedUntil } })
    expect(await status()).toBe(404)
    await db().group.update({ where: { id: group.uuid }, data: { readableBy: 'world' } })
    expect(await status()).toBe(200)
    await db().user.update({ where: { id: ben.uuid }, data: { deleteAt: suspendedUntil } })
    expect(await status()).toBe(401)
  })

  test('meets a limit of its own', async () => {
    const { secret, uuid } = await aToken(await aPerson())
    const other = await aToken(await aPerson())
    // Asking six hundred times would say no more than counting did.
    await snapshot({ token: secret })
    await db().$executeRaw`UPDATE rate_bucket SET points = 600 WHERE key LIKE 'apiToken:%' AND points = 1`
    const response = await snapshot({ token: secret })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await snapshot({ token: other.secret })).status).toBe(404)
    expect(await db().apiToken.count({ where: { id: uuid } })).toBe(1)
  })

  test('leaves what is no token to the proxy that asked for it', async () => {
    const { cookie } = await aDevice(given.ana)
    const headers = { cookie, authorization: `Basic ${Buffer.from('a:b').toString('base64')}` }
    const { GET } = await import('@/app/api/readings/[readingId]/snapshot/route')
    const request = new Request(`http://localhost:3000/api/readings/${given.reading.id}/snapshot`, {
      headers,
    })
    expect((await GET(request, { params: Promise.resolve({ readingId: given.reading.id }) })).status).toBe(
      200,
    )
  })
})

describe('what keeps an account its holder’s', () => {
  test('is out of a token’s reach, over HTTP too', async () => {
    const { secret, uuid, id } = await aToken(given.ana)
    const asked = { ...contextOf(given.ana), tokenId: uuid }
    const refusals = [
      () => createApiToken.execute(asked, { name: 'Another', scope: 'write', life: 'for ever' }),
      () => revokeApiToken.execute(asked, { tokenId: id }),
      () => listApiTokens.execute(asked, {}),
    ]
    for (const refused of refusals) expect((await refusalOf(refused())).code).toBe('forbidden')
    const response = await ask('tokens', { token: secret })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ reason: 'by_token' })
    expect((await ask('tokens', { cookie: (await aDevice(given.ana)).cookie })).status).toBe(200)
    expect((await ask('tokens')).status).toBe(401)
  })

  test('is another’s business never: revoking what is not one’s own changes nothing', async () => {
    const { id, secret } = await aToken(given.ana)
    await revokeApiToken.execute(contextOf(given.ben), { tokenId: id })
    expect((await snapshot({ token: secret })).status).toBe(200)
  })
})

test('revoking works at the next request, and twice is once', async () => {
  const { id, secret } = await aToken(given.ana)
  await revokeApiToken.execute(contextOf(given.ana), { tokenId: id })
  expect((await snapshot({ token: secret })).status).toBe(401)
  expect(await revokeApiToken.execute(contextOf(given.ana), { tokenId: id })).toEqual({ tokenId: id })
})

test('an account has so many tokens, and no more', async () => {
  const person = await aPerson()
  const data = Array.from({ length: TOKENS_LIMIT }, () => ({
    userId: person.uuid,
    name: 'One',
    tokenHash: hashToken(newId()),
  }))
  await db().apiToken.createMany({ data })
  expect((await refusalOf(aToken(person))).code).toBe('invalid_input')
})

describe('a stream', () => {
  const room = aStreamRoom()
  const nobody = { cookie: '', token: '', sessionId: '' }

  test('is opened with a token, and closed when it is revoked', async () => {
    const { ana, reading } = room.current
    const { id, secret } = await aToken(ana)
    const stream = await room.current.listen(ana, { device: { ...nobody, apiToken: secret } })
    const posted = await anAnnotation({ by: ana, reading })
    await stream.until(posted.id)
    await revokeApiToken.execute(contextOf(ana), { tokenId: id })
    await until('it is closed', stream.isClosed)
  })

  test('is not, with one that is none', async () => {
    const { ana, reading } = room.current
    const response = await askForStream({
      after: await cursorOf(ana, reading.id),
      device: { ...nobody, apiToken: 'x' },
    })
    expect(response.status).toBe(401)
  })
})
