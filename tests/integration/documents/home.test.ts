import { describe, expect, test } from 'vitest'
import { listReadings } from '@/lib/server/documents/list-readings'
import { listGroups } from '@/lib/server/groups/list-groups'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  contextOf,
  type Person,
} from '@/tests/support/factories'

const readings = async (person: Person | null) =>
  (await listReadings.execute(contextOf(person), {})).items.map(({ id }) => id)
const groups = async (person: Person | null) =>
  (await listGroups.execute(contextOf(person), {})).map(({ id }) => id)

describe('home lists', () => {
  test('the readings and groups that one is in, and no others', async () => {
    const [given, other] = [await aClass(), await aClass({ readableBy: 'world' })]
    for (const person of [given.miriam, given.ana]) {
      expect(await readings(person)).toEqual([given.reading.id])
      expect(await groups(person)).toEqual([given.group.id])
    }
    const outsiders = [null, await aPerson(), await aPerson({ siteAdmin: true })]
    for (const person of outsiders) {
      expect([await readings(person), await groups(person)]).toEqual([[], []])
    }
    expect(await readings(other.ben)).toEqual([other.reading.id])
  })

  test('nothing that only members read to the suspended, who keep what the world reads', async () => {
    const person = await aPerson({ suspended: true })
    await aReading({ group: await aGroup({ people: [[person, 'member']] }) })
    const open = await aReading({
      group: await aGroup({ people: [[person, 'member']], readableBy: 'world' }),
    })
    expect(await readings(person)).toEqual([open.id])
    expect(await groups(person)).toEqual([])
  })

  test('first what was annotated last, as far as one may read it', async () => {
    const { ana, ben, group, reading } = await aClass()
    const newer = await aReading({ group })
    await anAnnotation({ by: ana, reading })
    expect((await readings(ben))[0]).toBe(reading.id)
    await anAnnotation({ by: ana, reading: newer, visibility: 'private' })
    expect([(await readings(ben))[0], (await readings(ana))[0]]).toEqual([reading.id, newer.id])
  })
})
