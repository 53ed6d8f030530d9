import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Context } from '@/lib/server/context'
import { requestContext } from '@/lib/server/request-context'
import { respondWith, respondWithProblem, toAppError } from '@/lib/server/respond'

type Executable = { name: string; execute: (context: Context, input: unknown) => Promise<unknown> }
type Segments = { params: Promise<{ token: string }> }

/** Our form and the words of RFC 8058 fit many times. */
const MOST_BYTES = 2000

/**
 * A command behind a link that mail programs post to by themselves (RFC 8058), and that the form of our own page posts to:
 * that one is led back to its page.
 */
export function toOneClick(command: Executable) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    try {
      const { token } = await params
      const fields = await fieldsOf(request)
      if (fields.get('List-Unsubscribe') !== 'One-Click') throw new AppError('malformed')
      const context = await requestContext(request)
      if (!fields.has('page')) return respondWith(await command.execute(context, { token }), 200)
      await command.execute(context, { token })
      return goTo(token)
    } catch (error) {
      return respondWithProblem(toAppError(error, command.name))
    }
  }
}

/** Whoever opens the same link in a browser is led to the page that asks first. */
export async function toOneClickPage(_request: Request, { params }: Segments): Promise<Response> {
  return goTo((await params).token)
}

async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const text = await request.text()
  if (text.length > MOST_BYTES) throw new AppError('too_large', { limit: MOST_BYTES })
  return new URLSearchParams(text)
}

/** Relative, so that it leads to whatever address was asked. */
function goTo(token: string): Response {
  const location = `/unsubscribe/${encodeURIComponent(token)}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } })
}
