import 'server-only'
import type { Context } from '@/lib/server/context'
import { requestContext } from '@/lib/server/request-context'
import { respondWithProblem, toAppError } from '@/lib/server/respond'

/** A file that is made while it is sent. `name` is plain ASCII. */
export type FileMade = { type: string; name: string; chunks: AsyncIterable<string> }

type Executable = { name: string; execute: (context: Context, input: unknown) => Promise<FileMade> }

/** A query whose answer is a file to be saved; its refusals are problem documents. Input from the query string. */
export function toFile(query: Executable) {
  return async (request: Request): Promise<Response> => {
    try {
      const { searchParams } = new URL(request.url)
      const { type, name, chunks } = await query.execute(
        await requestContext(request),
        Object.fromEntries(searchParams),
      )
      return new Response(streamOf(chunks), {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        },
      })
    } catch (error) {
      return respondWithProblem(toAppError(error, query.name))
    }
  }
}

/** Pulled, so that a slow reader makes nothing pile up, and one that goes away ends the reading of rows. */
function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
