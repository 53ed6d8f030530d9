import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { OPERATIONS } from '@/app/api/openapi.json/operations'
import { PROBLEM_TYPE } from '@/lib/errors/problem'
import { apiDocument } from '@/lib/server/api-document'

type Json = { [key: string]: unknown }
type Content = { content: Record<string, { schema: Json }> }
type Operation = { requestBody?: Content; responses: Record<string, Content | { $ref: string }> }

/** The document as it is published. */
export const API = apiDocument(OPERATIONS, { baseUrl: 'http://localhost:3000' }) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json>; responses: Record<string, Content> }
}

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { 'date-time': (text: string) => new Date(text).toISOString() === text },
})
const known = new Map<string, ValidateFunction>()

/** What has been answered so far, by "METHOD folder status": so that a test can tell what was never tried. */
export const answersSeen = new Set<string>()

/** What was asked of a route and what it answered. `folder` is under app/api. */
export type Exchange = { method: string; folder: string; sent: unknown; response: Response }

/**
 * Throws when an answer is not what the API's document says: another status or type, a member that is missing, unknown or
 * of another kind; or when what was sent succeeded and the document would have refused it.
 */
export async function holdToContract({ method, folder, sent, response }: Exchange): Promise<void> {
  const asked = method === 'HEAD' ? 'GET' : method
  const where = `${asked} ${folder}`
  const path = `/api/${folder.replaceAll(/\[(\w+)\]/g, '{$1}')}`
  const operation = API.paths[path]?.[asked.toLowerCase()]
  if (!operation) throw new Error(`${where} has no row in app/api/openapi.json/operations.ts`)
  answersSeen.add(`${where} ${response.status}`)
  const told = operation.responses[String(response.status)]
  if (!told) throw new Error(`${where} answered ${response.status}, of which its row says nothing`)
  const { content } = '$ref' in told ? refusalOf(told.$ref) : told
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const schema = content[type]?.schema
  if (!schema) throw new Error(`${where} answered ${type} instead of ${Object.keys(content).join(', ')}`)
  if (type !== 'application/json' && type !== PROBLEM_TYPE) return
  if (method !== 'HEAD')
    hold(`${where} ${response.status}`, closed(schema), (await response.clone().json()) as unknown)
  const body = operation.requestBody?.content['application/json']?.schema
  if (response.ok && body && sent !== undefined)
    hold(`${where}, what was sent`, body, withoutPath(folder, sent))
}

/** Without what stands in the address too, where the address wins. */
function withoutPath(folder: string, sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return sent
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !folder.includes(`[${name}]`)))
}

function refusalOf(reference: string): Content {
  const found = API.components.responses[reference.split('/').at(-1) ?? '']
  if (!found) throw new Error(`${reference} is not in the document`)
  return found
}

function hold(what: string, schema: Json, value: unknown): void {
  const check = known.get(what) ?? ajv.compile({ ...schema, components: closed(API.components) })
  known.set(what, check)
  if (check(value)) return
  const faults = check.errors?.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
  throw new Error(
    `${what} is not what its schema says (app/api/openapi.json/operations.ts names it): ${faults?.join('; ')}`,
  )
}

/** The schema with its objects closed: clients shall ignore what they do not know, and we shall know all we send. */
function closed<T>(part: T): T {
  if (Array.isArray(part)) return part.map(closed) as T
  if (typeof part !== 'object' || part === null) return part
  const copy: Json = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]))
  if (copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy)) {
    copy['additionalProperties'] = false
  }
  return copy as T
}
