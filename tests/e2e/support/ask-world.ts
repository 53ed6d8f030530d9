import type { World } from './worlds'

/** What the worlds that are asked here call themselves. */
export const PUBLIC_ADDRESS = 'http://localhost:4000'

/** An answer as its reader could keep and compare it. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

type Asking = { cookie?: string | null; method?: string; body?: unknown }

/** The framework sends its data in pieces, as they come to be ready: where they are cut is not what they say. */
const BETWEEN_PIECES = '"])</script><script nonce="NONCE">self.__next_f.push([1,"'

/** Of these no two answers agree, in one world or in two. */
const PASSING = new Set(['date', 'connection', 'keep-alive'])

/** Asks a world as the holder of a session, and returns the answer with what no two answers share made alike. */
export async function ask(world: World, path: string, asking: Asking = {}): Promise<Answer> {
  const response = await fetch(world.address + path, requestTo(asking))
  const body = await response.text()
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !PASSING.has(name)))
  return alike({ status: response.status, headers, body })
}

/** The same for a change that has to succeed; returns what was answered, as it is. */
export async function change(world: World, path: string, asking: Asking): Promise<unknown> {
  const response = await fetch(world.address + path, requestTo({ method: 'POST', ...asking }))
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  return JSON.parse(text)
}

/** Asks from the world's own page, as the holder of a session. */
export function requestTo({ cookie = null, method = 'GET', body }: Asking): RequestInit {
  return {
    method,
    redirect: 'manual',
    headers: {
      origin: PUBLIC_ADDRESS,
      'accept-encoding': 'identity',
      ...(cookie === null ? {} : { cookie: `postil.session=${cookie}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

function alike({ status, headers, body }: Answer): Answer {
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1]
  const plain = (text: string) =>
    withoutTokens(nonce === undefined ? text : text.replaceAll(nonce, 'NONCE').replaceAll(BETWEEN_PIECES, ''))
  const named = Object.entries(headers).map(([name, value]) => [name, plain(value)])
  return { status, headers: Object.fromEntries(named) as Record<string, string>, body: plain(body) }
}

/** What is sealed differs each time; it may tell by its length alone, so that stays. */
export function withoutTokens(text: string): string {
  return text.replaceAll(/[\w-]{64,}/g, (token) => `«${token.length}»`)
}
