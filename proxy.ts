import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { cacheControl, contentSecurityPolicy, fixedHeaders } from '@/lib/http-headers'

/**
 * Gives every answer its headers, and the page behind it a nonce: Next puts it on its own scripts when it finds it in
 * the policy, our inline scripts read it from `x-nonce`. Who may see what is decided elsewhere, never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = freshNonce()
  const policy = contentSecurityPolicy({
    nonce,
    development: process.env.NODE_ENV === 'development',
    forms: providers(),
  })

  const forwarded = new Headers(request.headers)
  forwarded.set('x-nonce', nonce)
  forwarded.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers: forwarded } })

  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(fixedHeaders(isHttps()))) response.headers.set(name, value)
  const kept = cacheControl(request.nextUrl.pathname)
  if (kept !== null) response.headers.set('Cache-Control', kept)
  return response
}

/** 128 random bits, which no page of ours can foretell. */
function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}

/** Where signing in elsewhere leads, as the environment has it. */
function providers(): string[] {
  const issuer = process.env['OIDC_ISSUER'] ?? ''
  return [
    ...(process.env['GITHUB_ID'] ? ['https://github.com'] : []),
    ...(process.env['GOOGLE_ID'] ? ['https://accounts.google.com'] : []),
    ...(URL.canParse(issuer) ? [new URL(issuer).origin] : []),
  ]
}

/** The public address, not this request's: a reverse proxy may end TLS before us. */
function isHttps(): boolean {
  return process.env['POSTIL_URL']?.startsWith('https:') ?? false
}
