import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf, type UserId } from '@/lib/ids'
import { changeAddress } from '@/lib/server/auth/change-address'
import { changePassword } from '@/lib/server/auth/change-password'
import { confirmAddress } from '@/lib/server/auth/confirm-address'
import { findAddress } from '@/lib/server/auth/find-address'
import { findSession } from '@/lib/server/auth/sessions'
import { signIn } from '@/lib/server/auth/sign-in'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { sendMail } from '@/lib/server/mail/send-mail'
import { aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'
import { aDevice } from '@/tests/support/sessions'

const PASSWORD = 'the password of now'
const anAddress = () => `${newId().toLowerCase()}@elsewhere.example`

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
beforeEach(() => server.configure())
afterEach(() => {
  env().mail = null
})
afterAll(() => server.close())

const change = (person: Person, email: string, current = PASSWORD) =>
  changeAddress.execute(contextOf(person), { email, current })
const confirm = (token: string, minutes = 0) =>
  confirmAddress.execute({ ...contextOf(null), now: new Date(Date.now() + minutes * 60_000) }, { token })
const enter = (email: string) => signIn.execute(contextOf(null), { email, password: PASSWORD })
const addressOf = async (person: Person) =>
  (await db().user.findUniqueOrThrow({ where: { id: person.uuid } })).email

/** What was mailed to an address last, sent now: of which kind, and the token in it. */
async function mailTo(email: string) {
  const mail = await db().mail.findFirst({ where: { recipient: email }, orderBy: { createdAt: 'desc' } })
  if (!mail) return null
  await sendMail({ id: idOf<UserId>(mail.id) })
  const words = server.to(email).at(-1)?.decoded ?? ''
  return { kind: mail.kind, token: /\/address\/([\w-]+)/.exec(words)?.[1] ?? '' }
}

/** Asks for a new address, and answers the link that was mailed to it. */
async function asked(person: Person, email = anAddress()) {
  await change(person, email)
  return { email, token: (await mailTo(email))?.token ?? '' }
}

describe('with a mail server, a new address', () => {
  test('is one’s own once its link was followed, and the old one is told', async () => {
    const person = await aPerson({ password: PASSWORD })
    const device = await aDevice(person)
    const { email, token } = await asked(person)
    expect(await addressOf(person)).toBe(person.email)
    await enter(person.email)
    expect(await findAddress.execute(contextOf(null), { token })).toEqual({ name: person.name, email })
    await confirm(token)
    const row = await db().user.findUniqueOrThrow({ where: { id: person.uuid } })
    expect([row.email, row.emailVerified !== null]).toEqual([email, true])
    await enter(email)
    expect((await refusalOf(enter(person.email))).code).toBe('invalid_input')
    expect(await findSession(device.token, new Date())).not.toBeNull()
    expect(await mailTo(person.email)).toMatchObject({ kind: 'address-changed' })
    expect(server.to(person.email).at(-1)?.decoded).not.toContain(email)
    expect((await refusalOf(confirm(token))).code).toBe('not_found')
  })

  test('leaves the other ways to sign in as they are, and ends links to the old address', async () => {
    const person = await aPerson({ password: PASSWORD })
    const linked = {
      userId: person.uuid,
      type: 'oidc',
      provider: 'oidc',
      providerAccountId: newId() as string,
    }
    await db().account.create({ data: linked })
    const { token } = await asked(person)
    const mailed = {
      identifier: person.email,
      token: hashToken(newId()),
      expires: new Date(Date.now() + 60_000),
    }
    await db().verificationToken.create({ data: mailed })
    await confirm(token)
    expect(await db().account.count({ where: { userId: person.uuid } })).toBe(1)
    expect(await db().verificationToken.count({ where: { identifier: person.email } })).toBe(0)
  })

  test('is over after a day, after another change, after a new password, and when somebody else took it', async () => {
    const person = await aPerson({ password: PASSWORD })
    const { token: late } = await asked(person)
    expect((await refusalOf(confirm(late, 24 * 60 + 1))).code).toBe('not_found')

    const [first, second] = [await asked(person), await asked(person)]
    await confirm(second.token)
    expect((await refusalOf(confirm(first.token))).code).toBe('not_found')

    const third = await asked(person)
    await changePassword.execute(contextOf(person), { current: PASSWORD, password: 'another password' })
    expect((await refusalOf(confirm(third.token))).code).toBe('not_found')

    const email = anAddress()
    await change(person, email, 'another password')
    const token = (await mailTo(email))?.token ?? ''
    await db().user.create({ data: { name: 'Somebody', email } })
    expect(await wrongFieldsOf(confirm(token))).toEqual(['email'])
    expect(await addressOf(person)).toBe(second.email)
  })

  test('that has an account is answered as one that has none, and changes nothing', async () => {
    const [person, other] = [await aPerson({ password: PASSWORD }), await aPerson()]
    const answers = [await change(person, other.email), await change(person, anAddress())]
    expect(answers[0]).toEqual(answers[1])
    expect(await mailTo(other.email)).toEqual({ kind: 'account-exists', token: '' })
    expect(await addressOf(person)).toBe(person.email)
  })

  test('wants the password', async () => {
    const person = await aPerson({ password: PASSWORD })
    const email = anAddress()
    expect(await wrongFieldsOf(change(person, email, 'not this one'))).toEqual(['current'])
    expect(await mailTo(email)).toBeNull()
  })
})

describe('without one', () => {
  test('it is changed at once, by whom knows the password; a taken one is told', async () => {
    env().mail = null
    const [person, other] = [await aPerson({ password: PASSWORD }), await aPerson()]
    const email = anAddress()
    expect(await wrongFieldsOf(change(person, email, 'not this one'))).toEqual(['current'])
    expect(await wrongFieldsOf(change(person, other.email))).toEqual(['email'])
    await change(person, email)
    await enter(email)
    const row = await db().user.findUniqueOrThrow({ where: { id: person.uuid } })
    expect([row.email, row.emailVerified]).toEqual([email, null])
  })
})
