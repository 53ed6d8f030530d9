// A plain page: HTML and files from memory, compressed beforehand, and nothing else. BENCH_PLAIN names a folder of pages,
// BENCH_STATIC the files that stand under /_next/static.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import zlib from 'node:zlib'

const { PORT, BENCH_PLAIN, BENCH_STATIC } = process.env
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}
const files = new Map()

http
  .createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const found = fileOf(pathname)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, found.headers)
    response.end(found.body)
  })
  .listen(Number(PORT), '127.0.0.1')

function fileOf(pathname) {
  const known = files.get(pathname)
  if (known) return known
  const isStatic = pathname.startsWith('/_next/static/')
  const file = isStatic
    ? path.join(BENCH_STATIC, pathname.slice('/_next/static/'.length))
    : path.join(BENCH_PLAIN, `${path.basename(pathname) || 'health'}.html`)
  if (!fs.existsSync(file)) return null
  const type = TYPES[path.extname(file)] ?? 'text/html; charset=utf-8'
  const isPacked = type !== 'font/woff2'
  const body = isPacked ? zlib.gzipSync(fs.readFileSync(file)) : fs.readFileSync(file)
  const headers = { 'content-type': type, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) }
  files.set(pathname, { body, headers: { ...headers, 'content-length': body.length } })
  return files.get(pathname)
}
