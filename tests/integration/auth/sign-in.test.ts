import { beforeAll, describe, expect, test } from 'vitest'
import { PROBLEM_TYPE } from '@/lib/errors/problem'
import { problemFor } from '@/lib/messages/problem-for'
import { signIn } from '@/lib/server/auth/sign-in'
import { findSession } from '@/lib/server/auth/sessions'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import { respondWithProblem } from '@/lib/server/respond'
import { aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

const PASSWORD = 'correct horse battery'
let ana: Person
beforeAll(async () => {
  ana = await aPerson({ password: PASSWORD })
})

const enter = (email: string, password: string) => signIn.execute(contextOf(null), { email, password })
const unknown = () => `${newId()}@nowhere.example`.toLowerCase()

describe('signing in', () => {
  test.each([
    ['as it was given', (email: string) => email],
    ['in capitals, with spaces around', (email: string) => `  ${email.toUpperCase()} `],
  ])('with the address %s', async (_, spelled) => {
    const { token, userId } = await enter(spelled(ana.email), PASSWORD)
    expect(userId).toBe(ana.id)
    expect((await findSession(token, new Date()))?.viewer.userId).toBe(ana.id)
  })

  test('stores the token’s hash and nothing that signs in', async () => {
    const { token } = await enter(ana.email, PASSWORD)
    const rows = await db().session.findMany({ where: { userId: ana.uuid } })
    expect(rows.map((row) => row.sessionToken)).toContain(hashToken(token))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('is audited by who, never by address or password', async () => {
    await enter(ana.email, PASSWORD)
    const entries = await db().auditEntry.findMany({ where: { subjectId: ana.uuid } })
    expect(entries[0]).toMatchObject({ action: 'session.start', detail: {} })
    expect(JSON.stringify(entries, (_, value: unknown) => String(value))).not.toContain(ana.email)
  })

  test('a composed and a decomposed letter are one password', async () => {
    const person = await aPerson({ password: 'caf\u00e9 au lait noir' })
    await enter(person.email, 'cafe\u0301 au lait noir')
  })

  test('the suspended may, and are told apart at every request', async () => {
    const suspended = await aPerson({ password: PASSWORD, suspended: true })
    const { token } = await enter(suspended.email, PASSWORD)
    expect((await findSession(token, new Date()))?.viewer.suspended).toBe(true)
  })

  test('a whole class at once gets in', async () => {
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: ana.uuid } })
    const pupils = await Promise.all(Array.from({ length: 250 }, () => aPerson()))
    await db().user.updateMany({
      where: { id: { in: pupils.map((pupil) => pupil.uuid) } },
      data: { passwordHash },
    })
    const sessions = await Promise.all(pupils.map((pupil) => enter(pupil.email, PASSWORD)))
    expect(sessions.map(({ userId }) => userId)).toEqual(pupils.map(({ id }) => id))
  }, 30_000)
})

describe('not getting in', () => {
  const wrong: [string, () => [string, string]][] = [
    ['a wrong password', () => [ana.email, 'not this one at all']],
    ['an unknown address', () => [unknown(), PASSWORD]],
    ['what is no address', () => ['nobody', PASSWORD]],
    ['a very long address', () => [`${'x'.repeat(900)}@nowhere.example`, PASSWORD]],
    ['an address that no database can hold', () => ['a\u0000b@nowhere.example', PASSWORD]],
    ['an address with half a character', () => ['a\ud800@nowhere.example', PASSWORD]],
    ['a password with half a character', () => [ana.email, 'a\ud800b']],
  ]

  test('the answer is the same, to the byte, for everything that does not fit', async () => {
    const answers = []
    for (const [, credentials] of wrong) {
      const refusal = await refusalOf(enter(...credentials()))
      const response = respondWithProblem(refusal)
      answers.push([response.status, response.headers.get('content-type'), await response.text()])
    }
    expect(answers[0]?.[1]).toBe(PROBLEM_TYPE)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('nor is an account without a password told apart', async () => {
    const without = await aPerson()
    const [known, other] = [
      await refusalOf(enter(without.email, PASSWORD)),
      await refusalOf(enter(unknown(), PASSWORD)),
    ]
    expect(problemFor(known)).toEqual(problemFor(other))
  })

  test('takes the same work for a known and an unknown address', async () => {
    const cost = async (email: string) => {
      const start = process.cpuUsage()
      await refusalOf(enter(email, 'not this one at all'))
      const { user, system } = process.cpuUsage(start)
      return user + system
    }
    await cost(unknown())
    let [known, others] = [0, 0]
    for (let i = 0; i < 8; i++) {
      known += await cost((await aPerson({ password: PASSWORD })).email)
      others += await cost(unknown())
    }
    // Hashing is some nine tenths of it.
    expect(Math.min(known, others) / Math.max(known, others)).toBeGreaterThan(0.4)
  })

  test.each([
    [{ email: '', password: PASSWORD }, 'email'],
    [{ email: 'a@b.example', password: '' }, 'password'],
    [{ email: { not: '' }, password: PASSWORD }, 'email'],
    [{ email: 'a@b.example', password: PASSWORD, siteAdmin: true }, 'siteAdmin'],
  ])('%j names its field', async (input, path) => {
    const { detail } = await refusalOf(signIn.execute(contextOf(null), input))
    expect(detail.fields).toMatchObject([{ path }])
  })

  test.each(['known', 'unknown'] as const)(
    'too often for one %s address waits, and says how long',
    async (kind) => {
      const email = kind === 'known' ? (await aPerson({ password: PASSWORD })).email : unknown()
      for (let i = 0; i < 10; i++) expect((await refusalOf(enter(email, 'wrong'))).code).toBe('invalid_input')
      const refusal = await refusalOf(enter(email.toUpperCase(), PASSWORD))
      expect(refusal.code).toBe('rate_limited')
      const wait = refusal.detail.retryAfter ?? 0
      expect(wait).toBeGreaterThan(800)
      expect(wait).toBeLessThanOrEqual(900)
      const response = respondWithProblem(refusal)
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, String(wait)])
    },
  )

  test('getting in forgives what went wrong before', async () => {
    const person = await aPerson({ password: PASSWORD })
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 7; i++) await refusalOf(enter(person.email, 'wrong'))
      await enter(person.email, PASSWORD)
    }
  })

  test('no address stands in the buckets that count', async () => {
    await refusalOf(enter(ana.email, 'wrong'))
    const buckets = await db().rateBucket.findMany()
    expect(
      JSON.stringify(buckets, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain('@')
    await enter(ana.email, PASSWORD)
  })
})
