import { GET } from '@/app/api/events/route'
import type { Frame } from '@/lib/realtime/frame'
import { env } from '@/lib/server/env'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { readiness } from '@/lib/server/ready'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { respondWith } from '@/lib/server/respond'
import { toRoute } from '@/lib/server/route'
import type { Answer, Question } from './answering'
import { readStream, subjectOf } from './read-stream'
import { until } from './until'

// A process of its own whose database can be taken away: answers what its parent asks, as the routes would.
const ROUTES = {
  snapshot: toRoute(getSnapshot),
  create: toRoute(createAnnotation, 201),
  ready: async () => {
    const state = await readiness()
    return respondWith(state, state.ready ? 200 : 503)
  },
  events: firstEvents,
  present: firstPresent,
}

process.on('message', (question: Question) => void answer(question))

async function answer({ number, route, method, cookie, params, body }: Question): Promise<void> {
  const start = performance.now()
  const request = new Request(`${env().baseUrl}/api/x`, {
    method,
    headers: { cookie, origin: env().baseUrl, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await ROUTES[route](request, { params: Promise.resolve(params) })
  const told: Answer = {
    number,
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: await response.text(),
    ms: performance.now() - start,
  }
  process.send?.(told)
}

async function firstEvents(request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const { after = '', count = '' } = await params
  const end = new AbortController()
  const { headers } = request
  const response = await GET(
    new Request(`${env().baseUrl}/api/events?after=${after}`, { headers, signal: end.signal }),
  )
  const stream = { frames: [] as Frame[], ids: [] as string[], closed: false }
  void readStream(response, stream)
  await until('the frames have come', () => stream.frames.length >= Number(count))
  end.abort()
  return respondWith(stream.frames.map(subjectOf))
}

/** Stays until it has been told of so many people. */
async function firstPresent(request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const { after = '', count = '' } = await params
  const end = new AbortController()
  const { headers } = request
  const address = `${env().baseUrl}/api/events?presence=1&after=${after}`
  const response = await GET(new Request(address, { headers, signal: end.signal }))
  const stream = { frames: [] as Frame[], ids: [] as string[], closed: false }
  void readStream(response, stream)
  const told = await until('they are here', () =>
    stream.frames.find((frame) => frame.kind === 'presence' && frame.count === Number(count)),
  )
  end.abort()
  return respondWith(told)
}

process.send?.({ ready: true })
