import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { administratorLink } from '@/lib/server/auth/administrator-link'
import { becomeAdministrator } from '@/lib/server/auth/become-administrator'
import { findLink } from '@/lib/server/auth/find-link'
import { findSession } from '@/lib/server/auth/sessions'
import { signIn } from '@/lib/server/auth/sign-in'
import { db } from '@/lib/server/db/client'
import { aPerson, contextOf, newId } from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

// The link is for an installation without an administrator, and other tests have made some.
let others: string[] = []
beforeEach(async () => {
  others = (await db().user.findMany({ where: { siteAdmin: true }, select: { id: true } })).map(
    ({ id }) => id,
  )
  await db().user.updateMany({ where: { id: { in: others } }, data: { siteAdmin: false } })
  await db().rateBucket.deleteMany({ where: { key: { startsWith: 'oneTimeLink' } } })
})
afterEach(async () => {
  await db().user.updateMany({ where: { siteAdmin: true }, data: { siteAdmin: false } })
  await db().user.updateMany({ where: { id: { in: others } }, data: { siteAdmin: true } })
})

const PASSWORD = 'a password of some length'
const open = (token: string, more: object = {}) =>
  becomeAdministrator.execute(contextOf(null), { token, ...account(), ...more })
const account = () => ({
  name: 'Miriam',
  email: `${newId()}@postil.example`.toLowerCase(),
  password: PASSWORD,
})
const isUsable = async (token: string) =>
  (await findLink.execute(contextOf(null), { token })) === 'administrator'

async function aToken(): Promise<string> {
  const link = await administratorLink({ baseUrl: 'http://localhost:3000/' })
  const [, token = ''] = /^http:\/\/localhost:3000\/link\/([\w-]{43})$/.exec(link ?? '') ?? []
  return token
}

describe('the first administrator’s link', () => {
  test('makes the account, signs it in, and then is used up', async () => {
    const token = await aToken()
    // A mail scanner's GET burns nothing.
    expect([await isUsable(token), await isUsable(token)]).toEqual([true, true])
    const given = account()
    const { token: session, userId } = await open(token, given)
    expect((await findSession(session, new Date()))?.viewer).toEqual({
      userId,
      siteAdmin: true,
      suspended: false,
    })
    await signIn.execute(contextOf(null), { email: given.email, password: PASSWORD })
    expect(await isUsable(token)).toBe(false)
    expect((await refusalOf(open(token))).code).toBe('not_found')
    expect(await administratorLink({ baseUrl: 'http://localhost:3000' })).toBeNull()
  })

  test('opened twice at once makes one administrator', async () => {
    const token = await aToken()
    const outcomes = await Promise.allSettled([open(token), open(token), open(token)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().user.count({ where: { siteAdmin: true } })).toBe(1)
  })

  test('printed anew makes the earlier one useless', async () => {
    const [first, second] = [await aToken(), await aToken()]
    expect([await isUsable(first), await isUsable(second)]).toEqual([false, true])
    expect((await refusalOf(open(first))).code).toBe('not_found')
  })

  test('is over after its time', async () => {
    const token = await aToken()
    await db().oneTimeLink.updateMany({
      where: { usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect(await isUsable(token)).toBe(false)
    expect((await refusalOf(open(token))).code).toBe('not_found')
  })

  test('is not used up by a mistake in the form', async () => {
    const token = await aToken()
    const taken = await aPerson()
    const mistakes: [object, string][] = [
      [{ email: taken.email }, 'email'],
      [{ email: 'nobody' }, 'email'],
      [{ password: 'short' }, 'password'],
      [{ name: ' ' }, 'name'],
    ]
    for (const [mistake, path] of mistakes) expect(await wrongFieldsOf(open(token, mistake))).toEqual([path])
    await open(token)
  })

  test('is stored as a hash', async () => {
    const token = await aToken()
    const rows = await db().oneTimeLink.findMany()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('cannot be guessed at leisure', async () => {
    const guesses = Array.from({ length: 31 }, () => 'x'.repeat(43))
    const codes = []
    for (const guess of guesses) codes.push((await refusalOf(open(guess))).code)
    expect(codes.at(-1)).toBe('rate_limited')
  })
})
