import http from 'node:http'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { Visibility } from '@/lib/annotations/visibility'
import { bodyOf } from '@/bench/seed/rows'
import type { BenchPerson, BenchReading } from '@/bench/seed/seed-book'

/** One post, to Postil or to the bare server, which knows its author by a header. */
export type Sending = {
  id: string
  url: string
  reading: BenchReading
  writer: BenchPerson
  selectors: Selectors
  agent: http.Agent
  visibility?: Visibility
}

/** Posts, and returns when it was sent and confirmed (ms of `performance.now`). Rejects where it was not. */
export function postOne(sending: Sending): Promise<{ id: string; sent: number; confirmed: number }> {
  const { id, url, reading, writer, selectors, agent, visibility } = sending
  const body = JSON.stringify({
    id,
    readingId: reading.readingId,
    motivation: 'commenting',
    ...(visibility === undefined ? {} : { visibility }),
    body: bodyOf('Is this the same man as in the second chapter?'),
    targets: [{ revisionId: reading.revisionId, selectors }],
  })
  const headers = {
    'content-type': 'application/json',
    origin: url,
    cookie: writer.cookie,
    'x-author': writer.userId,
  }
  const sent = performance.now()
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/api/annotations`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 201
          ? resolve({ id, sent, confirmed: performance.now() })
          : reject(new Error(`Posting answered ${response.statusCode}`)),
      )
      response.once('error', reject)
    })
    request.once('error', reject)
    request.end(body)
  })
}
