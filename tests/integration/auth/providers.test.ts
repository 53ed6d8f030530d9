import { NextRequest, NextResponse } from 'next/server'
import { Events, OAuth2Server, type MutableToken } from 'oauth2-mock-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LINKED_PAGE } from '@/lib/auth/provider'
import { askNextAuth } from '@/lib/server/auth/begin-provider'
import { listProviderLinks } from '@/lib/server/auth/list-provider-links'
import { handlers } from '@/lib/server/auth/options'
import { hashPassword } from '@/lib/server/auth/password'
import { sessionCookieName } from '@/lib/server/auth/session-cookie'
import { hashToken } from '@/lib/server/auth/tokens'
import { unlinkProvider } from '@/lib/server/auth/unlink-provider'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { aDevice } from '@/tests/support/sessions'

// A provider of OpenID Connect that runs here: discovery, keys, codes and PKCE are real, and the account it tells is ours.
const server = new OAuth2Server()
let claims: Record<string, unknown> = {}

beforeAll(async () => {
  await server.issuer.keys.generate('RS256')
  await server.start(0, 'localhost')
  server.service.on(Events.BeforeTokenSigning, (token: MutableToken) => Object.assign(token.payload, claims))
  server.service.on(Events.BeforeUserinfo, (answer: { body: unknown }) => {
    answer.body = claims
  })
  env().providers.oidc = { id: 'postil', secret: 'secret', issuer: server.issuer.url ?? '', name: 'Here' }
  await setSignUp('open')
})
afterAll(async () => {
  env().providers.oidc = null
  await setSignUp('invited')
  await server.stop()
})

async function setSignUp(signUp: 'open' | 'invited') {
  await db().$executeRaw`UPDATE installation SET settings = jsonb_build_object('signUp', ${signUp}::text)`
}

/** Somebody at the provider's, as it tells of them. */
const somebody = (more: Record<string, unknown> = {}) => ({
  sub: newId(),
  name: 'Zoë Elsewhere',
  email: `${newId()}@elsewhere.example`,
  email_verified: true,
  ...more,
})

/** The whole way of a browser: to the provider and back. Returns where it ends, and the session that it has then. */
async function goThere(
  who: Record<string, unknown>,
  given: { goTo?: string; cookie?: string; spoil?: (url: URL) => void } = {},
) {
  claims = who
  const { address, set } = await askNextAuth({ provider: 'oidc', goTo: given.goTo ?? '/r/somewhere' })
  const sent = await fetch(address, { redirect: 'manual' })
  const back = new URL(sent.headers.get('location') ?? '')
  given.spoil?.(back)
  const jar = set.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  const headers = {
    cookie: [...jar, ...(given.cookie === undefined ? [] : [given.cookie])].join('; '),
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  }
  const response = await handlers.GET(new NextRequest(back, { headers }))
  const cookies = new NextResponse(null, { headers: response.headers }).cookies
  const goesTo = new URL(response.headers.get('location') ?? '', env().baseUrl)
  return {
    origin: goesTo.origin,
    path: goesTo.pathname + goesTo.search,
    token: cookies.get(sessionCookieName())?.value ?? null,
  }
}

const sessionOf = (token: string | null) =>
  db().session.findUniqueOrThrow({ where: { sessionToken: hashToken(token ?? '') }, include: { user: true } })
const linksOf = (person: Person) => db().account.findMany({ where: { userId: person.uuid } })
const linkedTo = async (person: Person, who = somebody()) => {
  await goThere(who, { goTo: LINKED_PAGE, cookie: (await aDevice(person)).cookie })
  return who
}

describe('signing in at a provider', () => {
  test('makes an account the first time, and finds it the next', async () => {
    const who = somebody({ email: `${newId()}@Elsewhere.Example` })
    const first = await goThere(who)
    expect([first.origin, first.path]).toEqual([env().baseUrl, '/r/somewhere'])
    const session = await sessionOf(first.token)
    expect(session).toMatchObject({
      device: 'Firefox on Linux',
      user: {
        name: 'Zoë Elsewhere',
        email: String(who['email']).toLowerCase(),
        passwordHash: null,
        image: null,
      },
    })
    const second = await goThere({ ...who, email: 'another@elsewhere.example', name: 'Other' })
    expect((await sessionOf(second.token)).user).toEqual(session.user)
    expect(second.token).not.toBe(first.token)
  })

  test('keeps none of the provider’s tokens, and says in the audit log what was done', async () => {
    const { userId } = await sessionOf((await goThere(somebody())).token)
    const [account, ...others] = await db().account.findMany({ where: { userId } })
    expect(others).toEqual([])
    expect(account).toMatchObject({
      provider: 'oidc',
      access_token: null,
      refresh_token: null,
      id_token: null,
    })
    const entries = await db().auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      'account.sign-up-elsewhere',
      'session.start',
    ])
  })

  test.each([
    ['a name that shows nothing', { name: '\u200b' }, /^[\w-]+$/],
    ['no name', { name: undefined, preferred_username: 'zoe' }, /^zoe$/],
    ['a name of another direction', { name: 'Zo\u202ee' }, /^[\w-]+$/],
  ])('with %s takes one that can be shown', async (_, more, name) => {
    const { token } = await goThere(somebody(more))
    expect((await sessionOf(token)).user.name).toMatch(name)
  })

  test('joins no account by its address, and says what to do', async () => {
    const person = await aPerson({ password: 'a long password' })
    for (const email of [person.email, person.email.toUpperCase()]) {
      const { path, token } = await goThere(somebody({ email }))
      expect([path, token]).toEqual(['/sign-in?error=provider_not_linked', null])
    }
    expect(await linksOf(person)).toEqual([])
  })

  test('makes no account where people come by invitation, and lets in who has one', async () => {
    const known = somebody()
    await goThere(known)
    await setSignUp('invited')
    const { path, token } = await goThere(somebody())
    expect([path, token]).toEqual(['/sign-in?error=provider_not_invited', null])
    expect((await goThere(known)).token).not.toBeNull()
    await setSignUp('open')
  })

  test.each([
    ['no address', { email: undefined }, 'provider_no_address'],
    ['what is none', { email: 'x' }, 'provider_no_address'],
    ['an address that is not verified', { email_verified: false }, 'provider_address_unverified'],
  ])('with %s makes no account', async (_, more, error) => {
    const { path, token } = await goThere(somebody(more))
    expect([path, token]).toEqual([`/sign-in?error=${error}`, null])
  })

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x')],
    ['another code', (url: URL) => url.searchParams.set('code', 'x')],
    ['a refusal', (url: URL) => (url.search = '?error=access_denied')],
  ])('that comes back with %s is none', async (_, spoil) => {
    const { path, token } = await goThere(somebody(), { spoil })
    expect(token).toBeNull()
    expect(path).toMatch(/^\/sign-in\?error=/)
  })

  test('while signed in as somebody changes who one is, and links nothing', async () => {
    const person = await aPerson()
    const { cookie } = await aDevice(person)
    const { token } = await goThere(somebody(), { cookie })
    expect((await sessionOf(token)).userId).not.toBe(person.uuid)
    expect(await linksOf(person)).toEqual([])
  })
})

describe('linking', () => {
  test('while signed in connects the account, which then signs in', async () => {
    const person = await aPerson()
    const who = somebody({ email: 'quite@another.example' })
    const { path } = await goThere(who, { goTo: LINKED_PAGE, cookie: (await aDevice(person)).cookie })
    expect(path).toBe(LINKED_PAGE)
    expect(await linksOf(person)).toHaveLength(1)
    expect((await sessionOf((await goThere(who)).token)).userId).toBe(person.uuid)
    const links = await listProviderLinks.execute(contextOf(person), {})
    expect(links).toEqual([{ id: 'oidc', label: 'Here', linked: true }])
  })

  test('what is somebody else’s is refused, and stays theirs', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const who = await linkedTo(one)
    const { path } = await goThere(who, { goTo: LINKED_PAGE, cookie: (await aDevice(other)).cookie })
    expect(path).toBe(`${LINKED_PAGE}&error=provider_of_another`)
    expect([await linksOf(one), await linksOf(other)].map((all) => all.length)).toEqual([1, 0])
  })

  test('a suspended or signed-out device links nothing to anybody', async () => {
    const before = await db().user.count()
    const { token } = await goThere(somebody(), { goTo: LINKED_PAGE, cookie: `${sessionCookieName()}=x` })
    // Signed out meanwhile, it is a signing in like any other.
    expect((await sessionOf(token)).user.name).toBe('Zoë Elsewhere')
    expect(await db().user.count()).toBe(before + 1)
  })
})

describe('disconnecting', () => {
  test('leaves the password, and the account elsewhere opens nothing here', async () => {
    const person = await aPerson({ password: 'a long password' })
    const who = await linkedTo(person)
    await unlinkProvider.execute(contextOf(person), { provider: 'oidc' })
    expect(await linksOf(person)).toEqual([])
    const { token } = await goThere(who)
    expect((await sessionOf(token)).userId).not.toBe(person.uuid)
  })

  test('the last way in is refused; with a password it is not the last', async () => {
    const person = await aPerson()
    await linkedTo(person)
    const refusal = await refusalOf(unlinkProvider.execute(contextOf(person), { provider: 'oidc' }))
    expect([refusal.code, refusal.detail.reason]).toEqual(['conflict', 'last_way_in'])
    expect(await linksOf(person)).toHaveLength(1)
    const passwordHash = await hashPassword('a long password')
    await db().user.update({ where: { id: person.uuid }, data: { passwordHash } })
    await unlinkProvider.execute(contextOf(person), { provider: 'oidc' })
    expect(await linksOf(person)).toEqual([])
  })

  test('what is not connected changes nothing, and a token may not', async () => {
    const person = await aPerson()
    await unlinkProvider.execute(contextOf(person), { provider: 'github' })
    const byToken = { ...contextOf(person), tokenId: person.uuid }
    expect((await refusalOf(unlinkProvider.execute(byToken, { provider: 'oidc' }))).detail.reason).toBe(
      'by_token',
    )
  })
})
