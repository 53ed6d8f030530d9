import { env } from '@/lib/server/env'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { readiness } from '@/lib/server/ready'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { respondWith } from '@/lib/server/respond'
import { toRoute } from '@/lib/server/route'
import type { Answer, Question } from './answering'

// A process of its own whose database can be taken away: answers what its parent asks, as the routes would.
const ROUTES = {
  snapshot: toRoute(getSnapshot),
  create: toRoute(createAnnotation, 201),
  ready: async () => {
    const state = await readiness()
    return respondWith(state, state.ready ? 200 : 503)
  },
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

process.send?.({ ready: true })
