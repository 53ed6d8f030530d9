import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import type { Line } from '@/lib/server/realtime/line'
import { withLines } from '@/scripts/stream-lines.mjs'
import { until } from '@/tests/support/until'

type Handle = (request: http.IncomingMessage, response: http.ServerResponse) => unknown

const lines = () => (globalThis as typeof globalThis & { postilLines: Map<string, Line> }).postilLines
const lineOf = ({ headers }: http.IncomingMessage) => lines().get(String(headers['x-postil-line'])) ?? null

const servers: http.Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** Serves by a handler behind lines; returns the address. */
async function serve(handle: Handle): Promise<string> {
  const server = http.createServer(withLines(handle, '/api/events') as http.RequestListener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([0, 1, 2, 3])(
  'what is written %i times before the head comes after the first piece, in its order',
  async (early) => {
    const address = await serve((request, response) => {
      const line = lineOf(request)
      for (let i = 0; i < early; i++) line?.write(`${i} `)
      setImmediate(() => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('first ')
        for (let i = early; i < 5; i++) line?.write(`${i} `)
        response.end('last')
        line?.write('never')
      })
    })
    const answer = await fetch(`${address}/api/events?after=x`)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(await answer.text()).toBe('first 0 1 2 3 4 last')
  },
)

test('only streams have one, and nobody names it from outside', async () => {
  const told: (string | undefined)[] = []
  const address = await serve((request, response) => {
    told.push(request.headers['x-postil-line'] as string | undefined)
    response.end(lineOf(request) ? 'line' : 'none')
  })
  const forged = { 'x-postil-line': 'guessed' }
  const ask = async (path: string, given: RequestInit) => (await fetch(address + path, given)).text()
  expect(await ask('/api/events', { headers: forged })).toBe('line')
  expect(await ask('/api/events', { headers: forged, method: 'POST' })).toBe('none')
  expect(await ask('/api/eventsalso', { headers: forged })).toBe('none')
  expect(await ask('/r/x', { headers: forged })).toBe('none')
  expect(told.map((name) => name === 'guessed')).toEqual([false, false, false, false])
})

test('a reader that takes nothing is seen to fall behind; one that has gone is written to in vain, and forgotten', async () => {
  let line: Line | null = null
  const address = await serve((request, response) => {
    line = lineOf(request)
    response.write('first')
  })
  const request = http.get(`${address}/api/events`)
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  response.pause()
  const piece = 'x'.repeat(100_000)
  await until('it is behind', () => {
    line?.write(piece)
    return (line?.behind() ?? 0) > 1_000_000
  })
  request.destroy()
  await until('it is forgotten', () => lines().size === 0)
  line!.write(piece)
})
