import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Context } from '@/lib/server/context'
import { requestContext } from '@/lib/server/request-context'
import { respondWith, respondWithProblem, toAppError } from '@/lib/server/respond'

/** Bodies above this many bytes are refused before they are read: 10,000 characters of body, marked up, fit ten times. */
const MOST_BYTES = 1024 * 1024

type Executable = { name: string; execute: (context: Context, input: unknown) => Promise<unknown> }
type Segments = { params: Promise<Record<string, string>> }

/**
 * A command or query as a route handler: input from the path, the query string (GET) or the JSON body (all others),
 * the path winning; the answer as JSON, or as a problem document. A handler holds nothing else.
 */
export function toRoute(operation: Executable, status = 200) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    try {
      const context = await requestContext(request)
      const input = {
        ...(request.method === 'GET' ? queryOf(request) : await bodyOf(request)),
        ...(await params),
      }
      return respondWith(await operation.execute(context, input), status)
    } catch (error) {
      return respondWithProblem(toAppError(error, operation.name))
    }
  }
}

function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams)
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (request.body === null) return {}
  const text = await readText(request.body)
  if (text === '') return {}
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('malformed', { reason: 'not_json' })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('malformed', { reason: 'not_json' })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('malformed', { reason: 'not_an_object' })
  }
  return value as Record<string, unknown>
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MOST_BYTES) throw new AppError('too_large', { limit: MOST_BYTES })
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A handler that answers with a stream of its own; its refusals are problem documents all the same. */
export function toStream(name: string, open: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      return await open(request)
    } catch (error) {
      return respondWithProblem(toAppError(error, name))
    }
  }
}
