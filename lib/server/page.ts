import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { AppError } from '@/lib/errors/app-error'
import type { Context } from '@/lib/server/context'
import { pageContext } from '@/lib/server/page-context'

/**
 * A query for a page. What a signed-out viewer may not read, or does not exist, leads to sign-in and back; for a
 * signed-in one it is not found. Everything else reaches the error page.
 */
export async function loadForPage<Result>(
  query: { execute: (context: Context, input: unknown) => Promise<Result> },
  input: unknown,
  path: string,
): Promise<Result> {
  const context = await pageContext()
  try {
    return await query.execute(context, input)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (!['signed_out', 'not_found', 'forbidden', 'invalid_input'].includes(error.code)) throw error
  }
  if (context.viewer.userId !== null) notFound()
  redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}
