import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aPerson, contextOf, type Person } from '@/tests/support/factories'

let sample: Person
let other: Person
beforeAll(async () => {
  sample = await aPerson({ sample: true })
  other = await aPerson()
})

/** The modules anew, as a process with this setting has them. */
async function withSetting(value: string) {
  process.env['POSTIL_SAMPLE_PEOPLE'] = value
  vi.resetModules()
  const { signInAsSample } = await import('@/lib/server/auth/sign-in-as-sample')
  const { listSamplePeople } = await import('@/lib/server/auth/list-sample-people')
  return {
    enter: (person: Person) => signInAsSample.execute(contextOf(null), { userId: person.id }),
    list: () => listSamplePeople.execute(contextOf(null), {}),
  }
}

afterAll(() => {
  delete process.env['POSTIL_SAMPLE_PEOPLE']
  vi.resetModules()
})

describe('sample people', () => {
  test('are offered, and open the door, where the installation says so', async () => {
    const { enter, list } = await withSetting('1')
    expect((await list()).map(({ id }) => id)).toContain(sample.id)
    expect((await list()).map(({ id }) => id)).not.toContain(other.id)
    expect((await enter(sample)).token).toMatch(/^[\w-]{43}$/)
    await expect(enter(other)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are not there elsewhere', async () => {
    const { enter, list } = await withSetting('0')
    expect(await list()).toEqual([])
    await expect(enter(sample)).rejects.toMatchObject({ code: 'not_found' })
  })
})
