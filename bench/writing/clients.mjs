// A process of its own, so that what it costs is not counted with either server. Reads what to do from its standard
// input, posts from so many connections that stay open, and writes every latency to its standard output.
import http from 'node:http'
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'

const { url, clients, warmUpMs, ms, people, post } = JSON.parse(await text(process.stdin))
const target = new URL('/api/annotations', url)
const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
const latencies = []
const refusals = {}
let stored = 0
let turn = 0
const begin = performance.now() + warmUpMs
const end = begin + ms

await Promise.all(Array.from({ length: clients }, client))
const seconds = ms / 1000
process.stdout.write(JSON.stringify({ latencies, stored, refusals, perSecond: latencies.length / seconds }))
agent.destroy()

async function client() {
  while (performance.now() < end) {
    const started = performance.now()
    const status = await send()
    const done = performance.now()
    if (status !== 201) refusals[status] = (refusals[status] ?? 0) + 1
    else {
      stored++
      if (started >= begin && done <= end) latencies.push(done - started)
    }
  }
}

function send() {
  const n = turn++
  const person = people[n % people.length]
  const selectors = post.selectors[n % post.selectors.length]
  const body = JSON.stringify({
    id: mintId(),
    readingId: post.readingId,
    motivation: 'commenting',
    body: post.body,
    targets: [{ revisionId: post.revisionId, selectors }],
  })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    origin: target.origin,
    cookie: person.cookie,
    'x-author': person.userId,
  }
  return new Promise((resolve, reject) => {
    const request = http.request(target, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** A UUIDv7 as the browser would mint it: 16 bytes in base64url. */
function mintId() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | (bytes[6] & 0x0f)
  bytes[8] = 0x80 | (bytes[8] & 0x3f)
  return bytes.toString('base64url')
}
