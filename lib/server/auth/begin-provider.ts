import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { NextRequest, NextResponse } from 'next/server'
import { LINKED_PAGE, LINKING_PAGE, PROVIDER_IDS } from '@/lib/auth/provider'
import type { FormState } from '@/lib/errors/form-state'
import { AppError } from '@/lib/errors/app-error'
import { problemFor } from '@/lib/messages/problem-for'
import { nextPath } from '@/lib/server/action'
import { handlers } from '@/lib/server/auth/options'
import { env } from '@/lib/server/env'
import { pageContext } from '@/lib/server/page-context'
import { takePoint } from '@/lib/server/rate-limit'
import { toAppError } from '@/lib/server/respond'

/** A form's action that sends somebody to a provider: `provider` names it. They come back signed in, or linked. */
export function toProvider(purpose: 'sign-in' | 'link') {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    let target: string
    try {
      const context = await pageContext()
      if (purpose === 'link' && context.viewer.userId === null) throw new AppError('signed_out')
      await takePoint('signInAddress', context.address ?? 'direct')
      const { address, set } = await askNextAuth({
        provider: PROVIDER_IDS.find((id) => id === form.get('provider')) ?? 'none',
        goTo: purpose === 'link' ? LINKED_PAGE : pathFor(form),
      })
      const jar = await cookies()
      for (const cookie of set) jar.set(cookie)
      target = address
    } catch (error) {
      return { problem: problemFor(toAppError(error, `provider.${purpose}`)), values: {} }
    }
    if ((await headers()).has('next-action')) return { problem: null, values: {}, goTo: target }
    return redirect(target)
  }
}

/** Signing in never comes back to the address that means linking. */
function pathFor(form: FormData): string {
  const path = nextPath(form)
  return path.startsWith(LINKING_PAGE) ? LINKING_PAGE : path
}

/** Has next-auth begin: the provider's address, and the cookies that its answer will be held to (state, PKCE, nonce). */
export async function askNextAuth(given: { provider: string; goTo: string }) {
  const base = `${env().baseUrl}/api/auth`
  const asked = await handlers.GET(new NextRequest(`${base}/csrf`))
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const own = new NextResponse(null, { headers: asked.headers }).cookies.getAll()
  const response = await handlers.POST(
    new NextRequest(`${base}/signin/${given.provider}`, {
      method: 'POST',
      headers: {
        cookie: own.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ csrfToken, callbackUrl: env().baseUrl + given.goTo }).toString(),
    }),
  )
  return {
    address: response.headers.get('location') ?? '/sign-in?error=provider_failed',
    set: new NextResponse(null, { headers: response.headers }).cookies.getAll(),
  }
}
