import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { problemFor } from '@/lib/messages/problem-for'
import { idOf, type UserId } from '@/lib/ids'
import { confirmSignUp } from '@/lib/server/auth/confirm-sign-up'
import { findSignUp } from '@/lib/server/auth/find-sign-up'
import { getSettings } from '@/lib/server/auth/get-settings'
import { findSession } from '@/lib/server/auth/sessions'
import { signIn } from '@/lib/server/auth/sign-in'
import { signUp } from '@/lib/server/auth/sign-up'
import { updateSettings } from '@/lib/server/auth/update-settings'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { sendMail } from '@/lib/server/mail/send-mail'
import { aPerson, contextOf, newId } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

const PASSWORD = 'a password of some length'
const anAddress = () => `${newId()}@postil.example`.toLowerCase()
const fields = (more: object = {}) => ({ name: 'Łucja', email: anAddress(), password: PASSWORD, ...more })
const enter = (given: object) => signUp.execute(contextOf(null), given)

async function open(signUpIs: 'open' | 'invited') {
  const admin = await aPerson({ siteAdmin: true })
  await updateSettings.execute(contextOf(admin), { signUp: signUpIs })
}
beforeEach(() => open('open'))
afterAll(() => open('invited'))

describe('who may sign up', () => {
  test('is decided by an administrator, and nobody may until then', async () => {
    await db().installation.update({ where: { id: 1 }, data: { settings: {} } })
    expect((await refusalOf(enter(fields()))).detail.reason).toBe('sign_up_closed')
    await open('open')
    expect(await getSettings.execute(contextOf(null), {})).toMatchObject({ isSignUpOpen: true })
    await enter(fields())
    await open('invited')
    expect((await refusalOf(enter(fields()))).detail.reason).toBe('sign_up_closed')
  })

  test('is decided by nobody else', async () => {
    for (const who of [null, await aPerson(), await aPerson({ siteAdmin: true, suspended: true })]) {
      const { code } = await refusalOf(updateSettings.execute(contextOf(who), { signUp: 'open' }))
      expect(code).toBe(who === null ? 'signed_out' : 'not_found')
    }
  })

  test('leaves other settings alone, and makes nothing of nonsense', async () => {
    await db().installation.update({ where: { id: 1 }, data: { settings: { signUp: 'all', later: 1 } } })
    expect(await getSettings.execute(contextOf(null), {})).toMatchObject({ isSignUpOpen: false })
    await open('open')
    const { settings } = await db().installation.findUniqueOrThrow({ where: { id: 1 } })
    expect(settings).toEqual({ signUp: 'open', later: 1 })
  })
})

describe('without a mail server', () => {
  test('an account is made and signed in at once, its address not confirmed', async () => {
    const given = fields({ email: `  ${anAddress().toUpperCase()}` })
    const result = await enter(given)
    if (!('token' in result)) throw new Error('Not signed in')
    expect((await findSession(result.token, new Date()))?.viewer.userId).toBe(result.userId)
    const row = await db().user.findUniqueOrThrow({ where: { email: given.email.trim().toLowerCase() } })
    expect(row).toMatchObject({ name: 'Łucja', emailVerified: null, siteAdmin: false })
    await signIn.execute(contextOf(null), { email: given.email, password: PASSWORD })
  })

  test('a taken address is told, and changes nothing', async () => {
    const taken = await aPerson({ password: 'another password' })
    expect(await wrongFieldsOf(enter(fields({ email: taken.email })))).toEqual(['email'])
    await signIn.execute(contextOf(null), { email: taken.email, password: 'another password' })
  })

  test('and an address cannot be tried at leisure', async () => {
    const { email } = await aPerson()
    for (let i = 0; i < 5; i++) await refusalOf(enter(fields({ email })))
    expect((await refusalOf(enter(fields({ email })))).code).toBe('rate_limited')
  })

  test.each([
    [{ name: '\u200b' }, 'name'],
    [{ name: 'a'.repeat(81) }, 'name'],
    [{ email: 'nobody' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ siteAdmin: true }, 'siteAdmin'],
  ])('%j names its field', async (mistake, path) => {
    expect(await wrongFieldsOf(enter(fields(mistake)))).toEqual([path])
  })

  test('two at once with one address make one account', async () => {
    const given = fields()
    const outcomes = await Promise.allSettled([enter(given), enter(given), enter(given)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('with a mail server', () => {
  let server: Awaited<ReturnType<typeof aMailServer>>
  beforeAll(async () => {
    server = await aMailServer()
  })
  beforeEach(() => server.configure())
  afterEach(() => {
    env().mail = null
  })
  afterAll(() => server.close())

  /** What arrives at an address, and the token of the link in it. */
  async function mailTo(email: string) {
    const row = await db().mail.findFirstOrThrow({
      where: { recipient: email },
      orderBy: { createdAt: 'desc' },
    })
    await sendMail({ id: idOf<UserId>(row.id) })
    const words = server.to(email).at(-1)?.decoded ?? ''
    return { kind: row.kind, words, token: /\/sign-up\/([\w-]+)/.exec(words)?.[1] ?? '' }
  }

  test('the answer is the same for known and unknown addresses, and for both one mail goes out', async () => {
    const known = await aPerson({ password: 'another password' })
    const email = anAddress()
    const answers = [await enter(fields({ email: known.email })), await enter(fields({ email }))]
    expect(answers[0]).toEqual(answers[1])
    expect((await mailTo(known.email)).words).toContain('There is an account with it already')
    expect(await db().user.count({ where: { email } })).toBe(0)
    expect((await mailTo(email)).token).not.toBe('')
    expect(await db().user.findUnique({ where: { email: known.email } })).toMatchObject({ name: known.name })
  })

  test('nor do their refusals tell them apart', async () => {
    const refusals = []
    for (const email of [(await aPerson()).email, anAddress()]) {
      for (let i = 0; i < 5; i++) await enter(fields({ email }))
      const { retryAfter, ...told } = problemFor(await refusalOf(enter(fields({ email }))))
      expect(retryAfter).toBeGreaterThan(3500)
      refusals.push({ ...told, detail: told.detail.replace(/\d+/, '') })
    }
    expect(refusals[0]).toEqual(refusals[1])
  })

  test('takes the same work for a known and an unknown address', async () => {
    const cost = async (email: string) => {
      const start = process.cpuUsage()
      await enter(fields({ email }))
      const { user, system } = process.cpuUsage(start)
      return user + system
    }
    await cost(anAddress())
    let [known, others] = [0, 0]
    for (let i = 0; i < 8; i++) {
      known += await cost((await aPerson()).email)
      others += await cost(anAddress())
    }
    expect(Math.min(known, others) / Math.max(known, others)).toBeGreaterThan(0.4)
  })

  test('the link makes the account, signs it in and goes on; looking at it makes nothing', async () => {
    const given = fields({ next: '/r/abc#p7' })
    await enter(given)
    const { token } = await mailTo(given.email)
    const look = () => findSignUp.execute(contextOf(null), { token })
    expect([await look(), await look()]).toEqual([
      { name: 'Łucja', email: given.email },
      { name: 'Łucja', email: given.email },
    ])
    expect(await db().user.count({ where: { email: given.email } })).toBe(0)
    const made = await confirmSignUp.execute(contextOf(null), { token })
    expect(made.next).toBe('/r/abc#p7')
    expect((await findSession(made.token, new Date()))?.viewer.userId).toBe(made.userId)
    const row = await db().user.findUniqueOrThrow({ where: { email: given.email } })
    expect(row.emailVerified).not.toBeNull()
    await signIn.execute(contextOf(null), { email: given.email, password: PASSWORD })
    expect(await wrongFieldsOf(confirmSignUp.execute(contextOf(null), { token }))).toEqual(['email'])
  })

  test('the link is over after a day, and another’s or a changed one is none', async () => {
    const given = fields()
    await enter(given)
    const { token } = await mailTo(given.email)
    const later = { ...contextOf(null), now: new Date(Date.now() + 25 * 3600 * 1000) }
    expect(await findSignUp.execute(later, { token })).toBeNull()
    expect((await refusalOf(confirmSignUp.execute(later, { token }))).code).toBe('not_found')
    for (const other of ['', 'x', 'ä', `${token.slice(0, 40)}A${token.slice(41)}`, token.slice(2)]) {
      expect(await findSignUp.execute(contextOf(null), { token: other })).toBeNull()
    }
  })

  test('neither the password nor the link stands in a table', async () => {
    const given = fields({ password: 'unmistakable words' })
    await enter(given)
    const rows = JSON.stringify(await db().mail.findMany({ where: { recipient: given.email } }))
    expect(rows).not.toContain('unmistakable')
    expect(rows).not.toContain('/sign-up/')
  })
})
