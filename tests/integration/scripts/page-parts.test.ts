import http from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withParts } from '@/scripts/page-parts.mjs'

const TEXT = { html: `<p>Ünïcode, 文字 and words ${'over and over '.repeat(9000)}</p>` }
const REST = { html: '<p>The rest</p>' }
const parts = () =>
  (globalThis as typeof globalThis & { postilParts: Map<string, { html: string }> }).postilParts

const PAGE = [
  '<!doctype html><div>',
  '<!--part:n/1+=:0-->',
  '<script>"<!--part:"</script>',
  '<!--part:n/1+=:1-->',
  `</div><!--part:nobody's--><!-- ${'a comment '.repeat(40)}--><p>文</p><!--part:n/1+=`,
]
const WRITTEN = Buffer.from(PAGE.join(''))
const SENT = PAGE.join('').replace('<!--part:n/1+=:0-->', TEXT.html).replace('<!--part:n/1+=:1-->', REST.html)

/** Answers `/r/<bytes at once>` with the page, and other paths with what they name. */
function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const [, , what = ''] = (request.url ?? '').split('/')
  if (what === 'encoding') return void response.end(String(request.headers['accept-encoding']))
  if (what === 'json') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  if (what === 'elsewhere') return void response.writeHead(307, { location: '/sign-in' }).end()
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('vary', 'rsc')
  if (what === 'endless') return void response.write('<p>')
  void writeIn(response, Number(what))
}

async function writeIn(response: http.ServerResponse, length: number): Promise<void> {
  response.flushHeaders()
  for (let at = 0; at < WRITTEN.length; at += length) {
    if (!response.write(WRITTEN.subarray(at, at + length)))
      await new Promise((resolve) => response.once('drain', resolve))
  }
  response.end()
}

let port = 0
const server = http.createServer(withParts(answer, '/r/') as http.RequestListener)
beforeAll(async () => {
  parts().set('n/1+=:0', TEXT)
  parts().set('n/1+=:1', REST)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  parts().clear()
  server.close()
})

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

function ask(path: string, encoding = 'gzip, deflate, br', method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = encoding === '' ? {} : { 'accept-encoding': encoding }
    const request = http.request({ port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject).end()
  })
}

describe('a page that leaves parts out', () => {
  test.each([1, 3, 8, 9, 10, 50, 10_000])(
    'is sent whole and compressed, written %i bytes at once',
    async (length) => {
      const { headers, body } = await ask(`/r/${length}`)
      expect(headers['content-encoding']).toBe('gzip')
      expect(headers['vary']).toBe('rsc, Accept-Encoding')
      // Checks length and sum as well.
      expect(zlib.gunzipSync(body).toString()).toBe(SENT)
    },
  )

  test.each(['', 'identity', 'br', 'gzip;q=0', 'br, gzip; q=0.0'])(
    'is sent whole and as it is to whom takes no gzip: "%s"',
    async (encoding) => {
      const { headers, body } = await ask('/r/10000', encoding)
      expect(headers['content-encoding']).toBeUndefined()
      expect(body.toString()).toBe(SENT)
    },
  )

  test('is sent again with the same bytes of its parts', async () => {
    const [one, other] = [await ask('/r/10000'), await ask('/r/10000')]
    expect(one.body.equals(other.body)).toBe(true)
    expect(one.body.length).toBeLessThan(4000)
  })

  test('has a head alone where only that is asked for', async () => {
    const { status, body, headers } = await ask('/r/10000', 'gzip', 'HEAD')
    expect([status, body.length, headers['content-encoding']]).toEqual([200, 0, undefined])
  })

  test('keeps its parts when its reader goes away', async () => {
    const socket = http.get({ port, path: '/r/endless', headers: { 'accept-encoding': 'gzip' } })
    await new Promise((resolve) => socket.once('response', resolve))
    socket.destroy()
    expect(zlib.gunzipSync((await ask('/r/50')).body).toString()).toBe(SENT)
  })
})

describe('what is no such page goes as it comes', () => {
  test('another place: written as it is, for whoever else compresses', async () => {
    const { headers, body } = await ask('/g/10000')
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.equals(WRITTEN)).toBe(true)
    expect((await ask('/g/encoding', 'br')).body.toString()).toBe('br')
  })

  test('an answer that is no text', async () => {
    const { headers, body } = await ask('/r/json')
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.toString()).toBe('{}')
  })

  test('a way to another page', async () => {
    const { status, headers, body } = await ask('/r/elsewhere')
    expect([status, headers['location'], body.length]).toEqual([307, '/sign-in', 0])
  })
})
