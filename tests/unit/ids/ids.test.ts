import { describe, expect, test } from 'vitest'
import type { AnnotationId } from '@/lib/ids'
import { bytesOf, compareIds, idFrom, idOf, isId, mintId, uuidOf } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Bytes spread over the whole range, the same in every run. */
function bytesFrom(seed: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1
  return Uint8Array.from(
    { length: 16 },
    () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16,
  )
}

const SAMPLES = [...Array(500).keys()].map(bytesFrom)

describe('an id', () => {
  test('has one spelling outside and one in the database, and either gives the other', () => {
    for (const bytes of SAMPLES) {
      const id = idFrom(bytes)
      expect(isId(id)).toBe(true)
      expect(bytesOf(id)).toEqual(bytes)
      expect(idOf(uuidOf(id))).toBe(id)
    }
  })

  test.each([
    '',
    'AAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAB',
    'AAAAAAAAAAAAAAAAAAAAA=',
    'AAAAAAAAAAAAAAAAAAAA/A',
    'AAAAAAAAAAAAAAAAAAAAAA\n',
  ])('%j is none', (text) => {
    expect(isId(text)).toBe(false)
    expect(() => uuidOf(text)).toThrow(RangeError)
    expect(idSchema<AnnotationId>().safeParse(text).success).toBe(false)
  })

  test.each([null, 5, {}, ['AAAAAAAAAAAAAAAAAAAAAA']])('%j is none either', (value) => {
    expect(idSchema<AnnotationId>().safeParse(value).success).toBe(false)
  })

  test('is ordered as the database orders its UUID', () => {
    const ids = SAMPLES.map((bytes) => idFrom(bytes))
    const byUuid = ids.map(uuidOf).toSorted()
    expect(ids.toSorted(compareIds).map(uuidOf)).toEqual(byUuid)
    expect(ids.toSorted().map(uuidOf)).not.toEqual(byUuid)
    for (const id of ids) expect(compareIds(id, id)).toBe(0)
  })

  test('that is minted is a UUIDv7 of its time and its random bytes', () => {
    const random = new Uint8Array(10).fill(0xff)
    const uuid = uuidOf(mintId(Date.UTC(2026, 9, 5), random))
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7fff-bfff-ffffffffffff$/)
    expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 9, 5))
  })
})
