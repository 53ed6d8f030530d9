import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf, type UserId } from '@/lib/ids'
import { changePassword } from '@/lib/server/auth/change-password'
import { findLink } from '@/lib/server/auth/find-link'
import { issuePasswordLink } from '@/lib/server/auth/issue-password-link'
import { mailPasswordLink } from '@/lib/server/auth/mail-password-link'
import { requestPasswordLink } from '@/lib/server/auth/request-password-link'
import { resetPassword } from '@/lib/server/auth/reset-password'
import { findSession } from '@/lib/server/auth/sessions'
import { signIn } from '@/lib/server/auth/sign-in'
import { becomeAdministrator } from '@/lib/server/auth/become-administrator'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { sendMail } from '@/lib/server/mail/send-mail'
import { aClass, aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'
import { aDevice, type Device } from '@/tests/support/sessions'
import { aStream } from '@/tests/support/streams'
import { until } from '@/tests/support/until'

const [OLD, NEW] = ['the old password', 'the new password']
const on = (person: Person, device: Device) => ({ ...contextOf(person), sessionId: device.sessionId })
const lives = async ({ token }: { token: string }) => (await findSession(token, new Date())) !== null
const enter = (person: Person, password: string) =>
  signIn.execute(contextOf(null), { email: person.email, password })

describe('changing the password', () => {
  test('keeps this device, signs the others out, and closes their streams', async () => {
    const { ana, reading } = await aClass()
    await db().user.update({
      where: { id: ana.uuid },
      data: {
        passwordHash: (
          await db().user.findUniqueOrThrow({ where: { id: (await aPerson({ password: OLD })).uuid } })
        ).passwordHash,
      },
    })
    const [here, there] = [await aDevice(ana), await aDevice(ana)]
    const stream = await aStream(ana, { reading: reading.id, device: there })
    await changePassword.execute(on(ana, here), { current: OLD, password: NEW })
    expect([await lives(here), await lives(there)]).toEqual([true, false])
    await until('the other device’s stream is closed', stream.isClosed)
    expect((await refusalOf(enter(ana, OLD))).code).toBe('invalid_input')
    await enter(ana, NEW)
  })

  test.each([
    ['a wrong one', 'not this one at all'],
    ['none', ''],
    ['half a character', 'a\ud800b'],
  ])('asks for the current one: %s does not do', async (_, current) => {
    const person = await aPerson({ password: OLD })
    const other = await aDevice(person)
    expect(
      await wrongFieldsOf(changePassword.execute(contextOf(person), { current, password: NEW })),
    ).toEqual(['current'])
    expect(await lives(other)).toBe(true)
    await enter(person, OLD)
  })

  test('cannot be tried at leisure from a device that was left open', async () => {
    const person = await aPerson({ password: OLD })
    const attempt = () => changePassword.execute(contextOf(person), { current: 'wrong', password: NEW })
    for (let i = 0; i < 10; i++) await refusalOf(attempt())
    expect((await refusalOf(attempt())).code).toBe('rate_limited')
  })

  test('gives one to an account that had none', async () => {
    const person = await aPerson()
    await changePassword.execute(contextOf(person), { current: '', password: NEW })
    await enter(person, NEW)
  })

  test('is for whoever is signed in, the suspended too, but for no API token', async () => {
    const suspended = await aPerson({ password: OLD, suspended: true })
    await changePassword.execute(contextOf(suspended), { current: OLD, password: NEW })
    const given = { current: NEW, password: OLD }
    expect((await refusalOf(changePassword.execute(contextOf(null), given))).code).toBe('signed_out')
    const byToken = { ...contextOf(suspended), tokenId: newId() }
    for (const current of [NEW, 'not this one at all']) {
      const { detail } = await refusalOf(changePassword.execute(byToken, { ...given, current }))
      expect(detail.reason).toBe('by_token')
    }
  })
})

describe('an administrator’s link', () => {
  let admin: Person
  beforeAll(async () => {
    admin = await aPerson({ siteAdmin: true })
  })
  const issue = async (person: Person) => {
    const { link } = await issuePasswordLink.execute(contextOf(admin), { userId: person.id })
    return /\/link\/([\w-]{43})$/.exec(link)?.[1] ?? ''
  }
  const reset = (token: string, password = NEW) => resetPassword.execute(contextOf(null), { token, password })
  const purposeOf = (token: string) => findLink.execute(contextOf(null), { token })

  test('sets a new password once, signs this device in and the others out', async () => {
    const person = await aPerson({ password: OLD })
    const there = await aDevice(person)
    const token = await issue(person)
    // A mail scanner's GET burns nothing.
    expect([await purposeOf(token), await purposeOf(token)]).toEqual(['password', 'password'])
    expect(await wrongFieldsOf(reset(token, 'short'))).toEqual(['password'])
    const result = await reset(token)
    expect([await lives(result), await lives(there)]).toEqual([true, false])
    await enter(person, NEW)
    expect(await purposeOf(token)).toBeNull()
    expect((await refusalOf(reset(token, OLD))).code).toBe('not_found')
  })

  test('opened twice at once works once', async () => {
    const token = await issue(await aPerson())
    const outcomes = await Promise.allSettled([reset(token), reset(token), reset(token)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('made anew makes the earlier one useless, as does a changed password, and a week', async () => {
    const person = await aPerson({ password: OLD })
    const [first, second] = [await issue(person), await issue(person)]
    expect([await purposeOf(first), await purposeOf(second)]).toEqual([null, 'password'])
    const later = { ...contextOf(null), now: new Date(Date.now() + 8 * 24 * 3600 * 1000) }
    expect(await findLink.execute(later, { token: second })).toBeNull()
    await changePassword.execute(contextOf(person), { current: OLD, password: NEW })
    expect(await purposeOf(second)).toBeNull()
  })

  test('makes no administrator, nor an administrator’s a password', async () => {
    const token = await issue(await aPerson())
    const account = { name: 'Eve', email: `${newId()}@postil.example`, password: NEW }
    const { code } = await refusalOf(becomeAdministrator.execute(contextOf(null), { token, ...account }))
    expect(code).toBe('not_found')
  })

  test('is made by administrators only, and for nobody who is not there', async () => {
    const person = await aPerson()
    const ask = (who: Person | null, userId = person.id) =>
      issuePasswordLink.execute(contextOf(who), { userId })
    expect((await refusalOf(ask(null))).code).toBe('signed_out')
    expect((await refusalOf(ask(await aPerson()))).code).toBe('not_found')
    expect((await refusalOf(ask(person))).code).toBe('not_found')
    expect((await refusalOf(ask(admin, newId() as unknown as UserId))).code).toBe('not_found')
    expect((await refusalOf(ask(admin, (await aPerson({ sample: true })).id))).code).toBe('not_found')
  })

  test('reaches a whole class at once, from one address', async () => {
    const person = await aPerson()
    const token = await issue(person)
    for (let i = 0; i < 60; i++) expect(await purposeOf(token)).toBe('password')
  })

  test('is in no table', async () => {
    const token = await issue(await aPerson())
    const rows = [
      await db().oneTimeLink.findMany(),
      await db().auditEntry.findMany({ take: 50, orderBy: { id: 'desc' } }),
    ]
    expect(
      JSON.stringify(rows, (_, value: unknown) =>
        String(value) === '[object Object]' || Array.isArray(value) ? value : String(value),
      ),
    ).not.toContain(token)
  })
})

describe('a forgotten password', () => {
  let server: Awaited<ReturnType<typeof aMailServer>>
  beforeAll(async () => {
    server = await aMailServer()
  })
  beforeEach(() => server.configure())
  afterEach(() => {
    env().mail = null
  })
  afterAll(() => server.close())

  const ask = (email: string) => requestPasswordLink.execute(contextOf(null), { email })
  const mailsTo = (recipient: string) =>
    db().mail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })

  test('is answered alike for known, unknown and impossible addresses', async () => {
    const known = await aPerson({ password: OLD })
    const answers = []
    for (const email of [
      known.email,
      `${newId()}@nowhere.example`,
      'nobody',
      'a\u0000b@x.example',
      'x'.repeat(900),
    ]) {
      answers.push(await ask(email))
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('is mailed a link that works, to an account alone', async () => {
    const person = await aPerson({ password: OLD, name: 'Ana & <b>Co</b>' })
    await ask(person.email.toUpperCase())
    await mailPasswordLink({ email: person.email })
    const [mail, ...others] = await mailsTo(person.email)
    expect([mail?.kind, others]).toEqual(['password', []])
    await sendMail({ id: idOf<UserId>(mail?.id ?? '') })
    const words = server.to(person.email)[0]?.decoded ?? ''
    expect(words).toContain('Ana &amp; &lt;b&gt;Co&lt;/b&gt;')
    const token = /\/link\/([\w-]{43})/.exec(words)?.[1] ?? ''
    await resetPassword.execute(contextOf(null), { token, password: NEW })
    await enter(person, NEW)
    expect((await mailsTo(person.email)).map(({ kind }) => kind)).toEqual(['password', 'password-changed'])

    const nobody = `${newId()}@nowhere.example`.toLowerCase()
    await mailPasswordLink({ email: nobody })
    expect(await mailsTo(nobody)).toEqual([])
  })

  test('is mailed a link for an hour only', async () => {
    const person = await aPerson()
    await mailPasswordLink({ email: person.email })
    const link = await db().oneTimeLink.findFirstOrThrow({ where: { userId: person.uuid } })
    expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(3600 * 1000)
  })

  test('cannot be used to fill somebody’s mailbox', async () => {
    for (const email of [(await aPerson()).email, `${newId()}@nowhere.example`]) {
      for (let i = 0; i < 5; i++) await ask(email)
      expect((await refusalOf(ask(email))).code).toBe('rate_limited')
    }
  })

  test('without a mail server leads to the administrator', async () => {
    env().mail = null
    expect((await refusalOf(ask((await aPerson()).email))).detail.reason).toBe('no_mail_server')
  })
})
