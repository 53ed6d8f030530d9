import { afterEach, describe, expect, test } from 'vitest'
import { createApi, isRetryable } from '@/lib/client/api'
import { AppError } from '@/lib/errors/app-error'
import { ERROR_CODES, ERRORS } from '@/lib/errors/codes'
import { problemOf } from '@/lib/errors/problem'
import { scriptedServer } from '@/tests/support/http-server'
import type { Reply, ScriptedServer } from '@/tests/support/http-server'

let server: ScriptedServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

async function ask(reply: Reply) {
  server = await scriptedServer(() => reply)
  return createApi({ base: server.base })<{ a: number }>({ method: 'POST', path: '/x?y=1', body: { b: 2 } })
}

describe('a call', () => {
  test('sends JSON and returns the data of the answer', async () => {
    expect(await ask({ status: 201, body: { a: 1 } })).toEqual({ ok: true, data: { a: 1 } })
    expect(server?.seen).toMatchObject([{ method: 'POST', path: '/x?y=1', body: { b: 2 } }])
    expect(server?.seen[0]?.headers['content-type']).toBe('application/json')
  })

  test('without a body names no type', async () => {
    server = await scriptedServer(() => ({ status: 200, body: {} }))
    await createApi({ base: server.base })({ path: '/x' })
    expect(server.seen[0]).toMatchObject({ method: 'GET', body: null })
    expect(server.seen[0]?.headers['content-type']).toBeUndefined()
  })

  test.each(ERROR_CODES)('%s comes back as the problem that was sent', async (code) => {
    const sent = problemOf(
      new AppError(code, { reason: 'why', current: { edit: 4 }, retryAfter: 3 }),
      'Do this.',
    )
    const type = 'application/problem+json'
    expect(await ask({ status: sent.status, body: sent, type })).toEqual({ ok: false, problem: sent })
  })

  test.each<[string, Reply, string]>([
    ['a proxy that answers with a page', { status: 502, body: '<html>' }, 'unexpected'],
    ['a server that is overrun', { status: 503, body: '' }, 'unavailable'],
    ['a session that is over, without words', { status: 401, body: '' }, 'signed_out'],
    ['a page where data was promised', { status: 200, body: '<html>' }, 'unexpected'],
    ['a connection that breaks off', 'hang up', 'unavailable'],
  ])('%s is a problem and no exception', async (_, reply, code) => {
    expect(await ask(reply)).toMatchObject({ ok: false, problem: { code } })
  })

  test('to a server that is not there can be made again', async () => {
    const gone = await scriptedServer(() => 'hang up')
    await gone.close()
    const result = await createApi({ base: gone.base })({ path: '/x' })
    expect(result).toMatchObject({ ok: false, problem: { code: 'unavailable' } })
    expect(!result.ok && isRetryable(result.problem)).toBe(true)
  })

  test('that is given up is a problem as well', async () => {
    server = await scriptedServer(() => ({ status: 200, body: {} }))
    const result = await createApi({ base: server.base })({ path: '/x', signal: AbortSignal.abort() })
    expect(result.ok).toBe(false)
  })
})

test('only what the table says is sent again', () => {
  for (const code of ERROR_CODES) {
    expect(isRetryable(problemOf(new AppError(code), ''))).toBe(ERRORS[code].retryable)
  }
})
