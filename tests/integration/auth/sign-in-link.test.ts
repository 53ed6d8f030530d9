import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changePassword } from '@/lib/server/auth/change-password'
import { issuePasswordLink } from '@/lib/server/auth/issue-password-link'
import { resetPassword } from '@/lib/server/auth/reset-password'
import { findSession } from '@/lib/server/auth/sessions'
import { findSignInLink } from '@/lib/server/auth/find-sign-in-link'
import { mailSignInLink } from '@/lib/server/auth/mail-sign-in-link'
import { requestSignInLink } from '@/lib/server/auth/request-sign-in-link'
import { signInByLink } from '@/lib/server/auth/sign-in-by-link'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { sendMail } from '@/lib/server/mail/send-mail'
import { idOf, type UserId } from '@/lib/ids'
import { aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
beforeEach(async () => {
  server.configure()
  await db().rateBucket.deleteMany({ where: { key: { startsWith: 'oneTimeLink' } } })
})
afterEach(() => {
  env().mail = null
})
afterAll(() => server.close())

const later = (minutes: number) => ({ ...contextOf(null), now: new Date(Date.now() + minutes * 60_000) })
const ask = (email: string, next = '/r/somewhere') =>
  requestSignInLink.execute(contextOf(null), { email, next })
const open = (token: string) => signInByLink.execute(contextOf(null), { token })
const nameOf = (token: string) => findSignInLink.execute(contextOf(null), { token })

/** The address in the mail that a person gets who asks for a link. */
async function aLink(person: Person): Promise<URL> {
  await ask(person.email)
  await mailSignInLink({ email: person.email, next: '/r/somewhere' })
  const [mail] = await db().mail.findMany({
    where: { recipient: person.email, kind: 'sign-in' },
    orderBy: { createdAt: 'desc' },
    take: 1,
  })
  await sendMail({ id: idOf<UserId>(mail?.id ?? '') })
  const source = server.to(person.email).at(-1)?.decoded ?? ''
  return new URL(/https?:\/\/\S+\/sign-in\/link\/[^\s"<]+/.exec(source)?.[0].replaceAll('&amp;', '&') ?? '')
}
const tokenOf = (link: URL) => link.pathname.split('/').at(-1) ?? ''
const aToken = async (person: Person) => tokenOf(await aLink(person))

describe('a mailed link to sign in', () => {
  test('signs in once, on any device, and goes on to where one was', async () => {
    const person = await aPerson()
    const link = await aLink(person)
    expect(link.searchParams.get('next')).toBe('/r/somewhere')
    const token = tokenOf(link)
    // A mail scanner's GET burns nothing.
    expect([await nameOf(token), await nameOf(token)]).toEqual([person.name, person.name])
    const session = await open(token)
    expect((await findSession(session.token, new Date()))?.viewer.userId).toBe(person.id)
    expect(await nameOf(token)).toBeNull()
    expect((await refusalOf(open(token))).code).toBe('not_found')
  })

  test('ends when the password is changed, by whom knows it and by a link', async () => {
    const password = 'the old password'
    const person = await aPerson({ password })
    const first = await aToken(person)
    const changed = { current: password, password: 'the new password' }
    await changePassword.execute(contextOf(person), changed)
    expect((await refusalOf(open(first))).code).toBe('not_found')

    await db().rateBucket.deleteMany({ where: { key: { startsWith: 'mailAddress' } } })
    const second = await aToken(person)
    const admin = await aPerson({ siteAdmin: true })
    const { link } = await issuePasswordLink.execute(contextOf(admin), { userId: person.id })
    const token = new URL(link).pathname.split('/').at(-1) ?? ''
    await resetPassword.execute(contextOf(null), { token, password: 'another password' })
    expect((await refusalOf(open(second))).code).toBe('not_found')
  })

  test('opened twice at once works once', async () => {
    const token = await aToken(await aPerson())
    const outcomes = await Promise.allSettled([open(token), open(token), open(token)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('works for fifteen minutes, and only the one mailed last', async () => {
    const person = await aPerson()
    const first = await aToken(person)
    await db().rateBucket.deleteMany({ where: { key: { startsWith: 'mailAddress' } } })
    const second = await aToken(person)
    expect([await nameOf(first), await nameOf(second)]).toEqual([null, person.name])
    expect(await findSignInLink.execute(later(14), { token: second })).toBe(person.name)
    expect(await findSignInLink.execute(later(16), { token: second })).toBeNull()
    expect((await refusalOf(signInByLink.execute(later(16), { token: second }))).code).toBe('not_found')
  })

  test('shows that the address is theirs, and asks a leaving one whether they stay', async () => {
    const person = await aPerson()
    expect(await open(await aToken(person))).toMatchObject({ isLeaving: false })
    const where = { id: person.uuid }
    expect((await db().user.findUniqueOrThrow({ where })).emailVerified).not.toBeNull()
    await db().user.update({ where, data: { deleteAt: new Date(Date.now() + 60_000) } })
    expect(await open(await aToken(person))).toMatchObject({ isLeaving: true })
  })

  test('is in no table', async () => {
    const token = await aToken(await aPerson())
    const rows = [await db().verificationToken.findMany(), await db().mail.findMany()]
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('that was never mailed opens nothing', async () => {
    for (const token of ['x'.repeat(43), 'x'.repeat(128)]) {
      expect(await nameOf(token)).toBeNull()
      expect((await refusalOf(open(token))).code).toBe('not_found')
    }
    expect(await wrongFieldsOf(open('x'))).toEqual(['token'])
  })
})

describe('asking for one', () => {
  test('is answered alike for known, unknown and impossible addresses', async () => {
    const known = (await aPerson()).email
    const addresses = [
      known,
      known.toUpperCase(),
      `${newId()}@nowhere.example`,
      'nobody',
      'a\u0000b@x.example',
    ]
    const answers = []
    for (const address of addresses) answers.push(await ask(address))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test('writes to nobody who has no account, nor to sample people', async () => {
    const { email } = await aPerson({ sample: true })
    for (const address of [email, `${newId()}@nowhere.example`, 'nobody']) {
      await mailSignInLink({ email: address, next: '/' })
      expect(await db().mail.count({ where: { recipient: address } })).toBe(0)
    }
  })

  test('again and again is limited by address', async () => {
    const { email } = await aPerson()
    const refusals = []
    for (let i = 0; i < 8; i++) refusals.push(await ask(email).catch((error: unknown) => error))
    expect(refusals.at(-1)).toMatchObject({ code: 'rate_limited' })
  })

  test('where no mails are sent is refused', async () => {
    env().mail = null
    expect((await refusalOf(ask((await aPerson()).email))).detail.reason).toBe('no_mail_server')
  })
})
