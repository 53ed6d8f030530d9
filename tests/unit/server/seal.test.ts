import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const OLD = 'the old secret of all'
const NEW = 'the new secret of all'
const before = { ...process.env }

beforeAll(() => {
  process.env['DATABASE_URL'] = 'postgresql://nowhere.invalid/postil'
})
afterAll(() => {
  for (const name of ['DATABASE_URL', 'POSTIL_SECRET']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  vi.resetModules()
})

/** The module as a process with this ring of secrets has it. */
async function withSecrets(...ring: string[]) {
  process.env['POSTIL_SECRET'] = ring.join(',')
  vi.resetModules()
  return import('@/lib/server/seal')
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => i % 256)

test('what is sealed comes back, by the same purpose alone', async () => {
  const { open, seal } = await withSecrets(OLD)
  for (const length of [1, 43, 218])
    expect([...(open('a', seal('a', bytes(length))) ?? [])]).toEqual([...bytes(length)])
  expect(open('b', seal('a', bytes(43)))).toBeNull()
})

test('a token tells nothing but its length, and never the same thing twice', async () => {
  const { seal } = await withSecrets(OLD)
  const tokens = [bytes(43), bytes(43), new Uint8Array(43)].map((one) => seal('a', one))
  expect(new Set(tokens).size).toBe(3)
  expect(new Set(tokens.map(({ length }) => length)).size).toBe(1)
  for (const token of tokens) expect(token).toMatch(/^[\w-]+$/)
})

test('a token of which any bit was changed is none', async () => {
  const { open, seal } = await withSecrets(OLD)
  const token = Buffer.from(seal('a', bytes(8)), 'base64url')
  for (let at = 0; at < token.length; at++) {
    const forged = Buffer.from(token)
    forged[at] = (forged[at] ?? 0) ^ 1
    expect(open('a', forged.toString('base64url'))).toBeNull()
  }
})

test.each(['', 'x', '!!!', 'A'.repeat(37), 'A'.repeat(38), 'A'.repeat(5000)])(
  '%s opens to nothing',
  async (token) => {
    const { open } = await withSecrets(OLD)
    expect(open('a', token)).toBeNull()
  },
)

test('after a change of secrets old tokens still open, new ones are sealed with the first, and those of a dropped one are none', async () => {
  const old = (await withSecrets(OLD)).seal('a', bytes(9))
  const both = await withSecrets(NEW, OLD)
  expect([...(both.open('a', old) ?? [])]).toEqual([...bytes(9)])
  const fresh = both.seal('a', bytes(9))
  const after = await withSecrets(NEW)
  expect(after.open('a', old)).toBeNull()
  expect([...(after.open('a', fresh) ?? [])]).toEqual([...bytes(9)])
})
