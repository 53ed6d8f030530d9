import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compressStatic } from '@/scripts/compress-static.mjs'
import { staticFiles } from '@/scripts/static-files.mjs'

const SOURCE = `${'export const word = "word"\n'.repeat(200)}`
const FONT = Buffer.from([0x77, 0x4f, 0x46, 0x32, 0, 1, 2, 3])

let folder = ''
let origin = ''
let server: http.Server
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-static-'))
  const chunks = path.join(folder, 'static/chunks')
  fs.mkdirSync(chunks, { recursive: true })
  fs.writeFileSync(path.join(folder, 'secret.json'), '{}')
  fs.writeFileSync(path.join(chunks, 'a b.js'), SOURCE)
  fs.writeFileSync(path.join(chunks, 'font.woff2'), FONT)
  await compressStatic(path.join(folder, 'static'))
  const files = staticFiles(folder, 'https://postil.example')
  server = http.createServer((request, response) => {
    files(request, response, () => response.writeHead(404).end(`elsewhere: ${request.method} ${request.url}`))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const ask = (url: string, encoding: string, method = 'GET') =>
  fetch(`${origin}${url}`, { method, headers: { 'accept-encoding': encoding } })

describe('files of a build', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('come as the browser takes them: %s', async (accepted, encoding) => {
    const answer = await ask('/_next/static/chunks/a%20b.js', accepted)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/)
    expect(answer.headers.get('content-type')).toMatch('javascript')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const length = Number(answer.headers.get('content-length'))
    expect(length < SOURCE.length).toBe(encoding !== null)
    expect(await answer.text()).toBe(SOURCE)
  })

  test('that are packed already come as they are', async () => {
    const answer = await ask('/_next/static/chunks/font.woff2', 'br, gzip')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(FONT)
  })

  test.each([
    ['/', 'GET'],
    ['/r/x?next=/_next/static/chunks/a%20b.js', 'GET'],
    ['/_next/static/chunks/none.js', 'GET'],
    ['/_next/static/', 'GET'],
    ['/_next/static/..%2fsecret.json', 'GET'],
    ['/_next/static/%2e%2e%2fsecret.json', 'GET'],
    ['/_next/static/chunks/a%20b.js', 'POST'],
  ])('and nothing else: %s goes on as it came (%s)', async (url, method) => {
    const answer = await ask(url, 'br', method)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(`elsewhere: ${method} ${url}`)
  })
})
