/**
 * The headers of every answer, as tables (security.md, "Answers"). They grant nothing and know no viewer; proxy.ts
 * sends them.
 */

/** Development needs two things that production must not have: React rebuilds stacks by `eval`, Next reloads by a socket. */
export type PolicyOptions = {
  nonce: string
  development: boolean
  /** Origins that a form of ours may lead on to: those of the providers one may sign in with. */
  forms?: readonly string[]
}

/** The Content-Security-Policy of an answer: our own resources only, and no script without this answer's nonce. */
export function contentSecurityPolicy({ nonce, development, forms = [] }: PolicyOptions): string {
  const directives = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    // Server-rendered `style=` and the editor's own styles cannot carry a nonce.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    // What keeps a text for reading without a network.
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...(development ? ['ws:'] : [])],
    // A browser without scripts sends the form, and follows where it leads.
    'form-action': ["'self'", ...forms],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** What every answer says, whatever it holds. `https`: whether the public address is; only then does a browser obey HSTS. */
export function fixedHeaders(https: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/**
 * What an answer at `path` may be kept as; null for files whose names hold their hash, which Next marks itself. The
 * stream must also not be compressed on its way: a proxy that did so would hold its messages back.
 */
export function cacheControl(path: string): string | null {
  if (path.startsWith('/_next/static/')) return null
  return path === '/api/events' ? 'private, no-store, no-transform' : 'private, no-store'
}
