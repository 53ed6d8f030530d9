import { describe, expect, it } from 'vitest'
import { cacheControl, contentSecurityPolicy, fixedHeaders } from '@/lib/http-headers'

const policy = (development: boolean) => {
  const parts = contentSecurityPolicy({ nonce: 'bm9uY2U=', development }).split('; ')
  return new Map(
    parts.map((part) => {
      const [name = '', ...sources] = part.split(' ')
      return [name, sources]
    }),
  )
}

describe('the content security policy', () => {
  it('names each directive once, and nothing an answer could be split by', () => {
    const text = contentSecurityPolicy({ nonce: 'bm9uY2U=', development: false })
    expect(policy(false).size).toBe(text.split('; ').length)
    expect(text).not.toMatch(/[\r\n]/)
  })

  it('lets no script run without the nonce', () => {
    const scripts = policy(false).get('script-src')
    expect(scripts).toContain("'nonce-bm9uY2U='")
    for (const loose of ["'unsafe-inline'", "'unsafe-eval'", 'data:', '*'])
      expect(scripts).not.toContain(loose)
  })

  it.each(['object-src', 'base-uri', 'frame-ancestors'])('%s is closed', (name) => {
    expect(policy(false).get(name)).toEqual(["'none'"])
  })

  it.each(['default-src', 'worker-src', 'connect-src', 'font-src', 'form-action'])(
    '%s is ourselves',
    (name) => {
      expect(policy(false).get(name)).toEqual(["'self'"])
    },
  )

  it('is looser in development by eval and the reloading socket alone', () => {
    const strict = policy(false)
    const added = [...policy(true)].flatMap(([name, sources]) =>
      sources.filter((source) => !strict.get(name)?.includes(source)),
    )
    expect(added).toEqual(["'unsafe-eval'", 'ws:'])
  })
})

describe('the fixed headers', () => {
  it('promise https only where the public address is', () => {
    expect(fixedHeaders(true)['Strict-Transport-Security']).toMatch(/^max-age=\d{8}$/)
    expect(fixedHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
  })

  it('say the rest either way', () => {
    expect(fixedHeaders(false)).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
  })
})

describe('what may be kept', () => {
  it.each([
    ['/', 'private, no-store'],
    ['/r/AAAA', 'private, no-store'],
    ['/api/annotations', 'private, no-store'],
    ['/api/events', 'private, no-store, no-transform'],
    ['/x/_next/static/a.js', 'private, no-store'],
    ['/_next/data/a.json', 'private, no-store'],
    ['/_next/static/chunks/a.js', null],
  ])('%s: %s', (path, kept) => {
    expect(cacheControl(path)).toBe(kept)
  })
})
