import * as accountData from '@/app/api/account/data/route'
import * as annotation from '@/app/api/annotations/[annotationId]/route'
import * as edit from '@/app/api/annotations/[annotationId]/edits/[edit]/route'
import * as edits from '@/app/api/annotations/[annotationId]/edits/route'
import * as replies from '@/app/api/annotations/[annotationId]/replies/route'
import * as restore from '@/app/api/annotations/[annotationId]/restore/route'
import * as annotationMuted from '@/app/api/annotations/[annotationId]/muted/route'
import * as value from '@/app/api/annotations/[annotationId]/value/route'
import * as annotations from '@/app/api/annotations/route'
import * as workingCopy from '@/app/api/documents/[documentId]/working-copy/route'
import * as preview from '@/app/api/documents/preview/route'
import * as events from '@/app/api/events/route'
import * as health from '@/app/api/health/route'
import * as openapi from '@/app/api/openapi.json/route'
import * as anchors from '@/app/api/readings/[readingId]/anchors/route'
import * as draft from '@/app/api/readings/[readingId]/drafts/[draftId]/route'
import * as drafts from '@/app/api/readings/[readingId]/drafts/route'
import * as people from '@/app/api/readings/[readingId]/people/route'
import * as muted from '@/app/api/readings/[readingId]/muted/route'
import * as notificationsRead from '@/app/api/notifications/read/route'
import * as readingFollow from '@/app/api/readings/[readingId]/follow/route'
import * as threadFollow from '@/app/api/threads/[threadId]/follow/route'
import * as preferences from '@/app/api/preferences/route'
import * as facets from '@/app/api/readings/[readingId]/facets/route'
import * as matches from '@/app/api/readings/[readingId]/threads/route'
import * as position from '@/app/api/readings/[readingId]/position/route'
import * as seen from '@/app/api/readings/[readingId]/seen/route'
import * as snapshot from '@/app/api/readings/[readingId]/snapshot/route'
import * as tags from '@/app/api/readings/[readingId]/tags/route'
import * as ready from '@/app/api/ready/route'
import * as tokens from '@/app/api/tokens/route'
import * as lock from '@/app/api/threads/[threadId]/lock/route'
import * as threads from '@/app/api/threads/[threadId]/route'
import { ACCOUNT_HEADER } from '@/lib/auth/account-header'
import { holdToContract } from './api-contract'

/** Every route of ours by its folder under app/api; next-auth's own answers to its own tests. */
export const ROUTES: Readonly<Record<string, object>> = {
  'account/data': accountData,
  annotations,
  'annotations/[annotationId]': annotation,
  'annotations/[annotationId]/edits': edits,
  'annotations/[annotationId]/edits/[edit]': edit,
  'annotations/[annotationId]/replies': replies,
  'annotations/[annotationId]/restore': restore,
  'annotations/[annotationId]/muted': annotationMuted,
  'annotations/[annotationId]/value': value,
  'documents/[documentId]/working-copy': workingCopy,
  'documents/preview': preview,
  events,
  health,
  'openapi.json': openapi,
  preferences,
  'readings/[readingId]/anchors': anchors,
  'readings/[readingId]/drafts': drafts,
  'readings/[readingId]/drafts/[draftId]': draft,
  'readings/[readingId]/people': people,
  'readings/[readingId]/muted': muted,
  'notifications/read': notificationsRead,
  'readings/[readingId]/follow': readingFollow,
  'threads/[threadId]/follow': threadFollow,
  'readings/[readingId]/facets': facets,
  'readings/[readingId]/threads': matches,
  'readings/[readingId]/position': position,
  'readings/[readingId]/seen': seen,
  'readings/[readingId]/snapshot': snapshot,
  'readings/[readingId]/tags': tags,
  ready,
  'threads/[threadId]': threads,
  tokens,
  'threads/[threadId]/lock': lock,
}

/** What a request carries. `body` is sent as JSON, `raw` as it is; `origin` is ours unless said otherwise, null for none. */
export type Asked = {
  method?: string
  body?: unknown
  raw?: BodyInit
  type?: string | null
  cookie?: string | null
  /** An API token. */
  token?: string
  /** The account whose page it is sent from. */
  account?: string
  origin?: string | null
  signal?: AbortSignal
}

const OURS = 'http://localhost:3000'

/** Asks the handler that serves a path, as the framework would, and holds the answer to the API's document. */
export async function ask(path: string, given: Asked = {}): Promise<Response> {
  const { method = 'GET', body, raw, type = 'application/json', origin = OURS, signal } = given
  const { cookie, token, account } = given
  const headers = new Headers()
  if (cookie) headers.set('cookie', cookie)
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (account !== undefined) headers.set(ACCOUNT_HEADER, account)
  if (origin !== null && method !== 'GET') headers.set('origin', origin)
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  if (content !== undefined && type !== null) headers.set('content-type', type)
  const request = new Request(`${OURS}/api/${path}`, {
    method,
    headers,
    ...(content === undefined ? {} : { body: content, duplex: 'half' }),
    ...(signal ? { signal } : {}),
  })
  const { handler, params, folder } = find(path.split('?')[0] ?? '', method)
  const response = await handler(request, { params: Promise.resolve(params) })
  await holdToContract({ method, folder, sent: body, response })
  return response
}

type Found = { handler: Handler; params: Record<string, string>; folder: string }
type Handler = (request: Request, segments: { params: Promise<Record<string, string>> }) => Promise<Response>

function find(path: string, method: string): Found {
  const parts = path.split('/')
  for (const [folder, module] of Object.entries(ROUTES)) {
    const pattern = folder.split('/')
    if (pattern.length !== parts.length) continue
    const params: Record<string, string> = {}
    const fits = pattern.every((segment, index) => {
      const part = decodeURIComponent(parts[index] ?? '')
      if (segment.startsWith('[')) params[segment.slice(1, -1)] = part
      return segment.startsWith('[') || segment === part
    })
    // HEAD is answered by the handler of GET.
    const handler: unknown = Reflect.get(module, method === 'HEAD' ? 'GET' : method)
    if (fits && typeof handler === 'function') return { handler: handler as Handler, params, folder }
  }
  throw new Error(`No route answers ${method} ${path}`)
}
