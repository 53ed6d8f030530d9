import 'server-only'
import { ACCOUNT_HEADER } from '@/lib/auth/account-header'
import { AppError } from '@/lib/errors/app-error'
import type { Context } from '@/lib/server/context'
import { requestContext } from '@/lib/server/request-context'
import { respondWith, respondWithProblem, toAppError } from '@/lib/server/respond'

/** Bodies above this many bytes are refused before they are read: 10,000 characters of body, marked up, fit ten times. */
const MOST_BYTES = 1024 * 1024

/** HEAD is answered by the handler of GET. */
const READS = new Set(['GET', 'HEAD'])

type Executable = { name: string; execute: (context: Context, input: unknown) => Promise<unknown> }
type Segments = { params: Promise<Record<string, string>> }

/**
 * A command or query as a route handler: input from the path, the query string (GET) or the JSON body (all others),
 * the path winning; the answer as JSON, or as a problem document. A handler holds nothing else. `mostBytes` is for the few
 * that take a whole text.
 */
export function toRoute(operation: Executable, status = 200, mostBytes = MOST_BYTES) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    try {
      const context = await requestContext(request)
      const input = {
        ...(READS.has(request.method) ? queryOf(request) : await bodyOf(request, mostBytes)),
        ...(await params),
      }
      const response = respondWith(await operation.execute(context, input), status)
      // Whose answer it is: what a browser keeps of it is shown to nobody else.
      if (context.sessionId !== null) response.headers.set(ACCOUNT_HEADER, context.viewer.userId ?? '')
      return response
    } catch (error) {
      return respondWithProblem(toAppError(error, operation.name))
    }
  }
}

function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url)
  const names = [...searchParams.keys()]
  const repeated = names.filter((name, index) => names.indexOf(name) !== index)
  if (repeated.length > 0) {
    throw new AppError('invalid_input', {
      fields: [...new Set(repeated)].map((path) => ({ path, message: 'repeated' })),
    })
  }
  return Object.fromEntries(searchParams)
}

async function bodyOf(request: Request, mostBytes: number): Promise<Record<string, unknown>> {
  if (request.body === null) return {}
  const text = await readText(request.body, mostBytes)
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

async function readText(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > mostBytes) {
      await reader.cancel()
      throw new AppError('too_large', { limit: mostBytes })
    }
    chunks.push(value)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    // Replacing what is no character would change what was written.
    throw new AppError('malformed', { reason: 'not_json' })
  }
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
