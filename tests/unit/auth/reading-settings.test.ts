import { describe, expect, test } from 'vitest'
import { LOOK_NAMES, readingLook } from '@/lib/auth/reading-look'
import { DEFAULT_READING, FACES, MEASURE_BOUNDS, MEASURES } from '@/lib/auth/reading-settings'
import { readingSettings, readingSettingsChange } from '@/lib/auth/reading-settings-schema'
import { THEMES } from '@/lib/auth/theme'

describe('each measure', () => {
  test.each(MEASURES)(
    '%s: its default and its bounds are places of its scale, and nothing beyond is taken',
    (name) => {
      const { least, most, step } = MEASURE_BOUNDS[name]
      for (const value of [DEFAULT_READING[name], most]) expect((value - least) % step).toBe(0)
      for (const value of [least, most, DEFAULT_READING[name]])
        expect(readingSettingsChange.safeParse({ [name]: value }).success).toBe(true)
      for (const value of [least - 1, most + 1, least + 0.5, '100', null])
        expect(readingSettingsChange.safeParse({ [name]: value }).success).toBe(false)
    },
  )

  test('the spacing that WCAG 1.4.12 names can be set', () => {
    const asked = { line: 150, letter: 12, word: 16 }
    expect(readingSettingsChange.parse(asked)).toEqual(asked)
  })
})

test('stored settings are taken as far as they are understood', () => {
  const { size, ...rest } = DEFAULT_READING
  expect(readingSettings.parse({})).toEqual(DEFAULT_READING)
  expect(readingSettings.parse('nonsense')).toEqual(DEFAULT_READING)
  expect(readingSettings.parse({ size: 150, face: 'gothic', line: 9, more: 1 })).toEqual({
    ...rest,
    size: 150,
  })
  expect(size).toBe(100)
})

describe('the look', () => {
  test('of what everybody has is nothing at all', () => {
    expect(readingLook('system', DEFAULT_READING)).toEqual({ data: {}, properties: {} })
  })

  test('of anything else has names that can be taken away again', () => {
    for (const theme of THEMES) {
      for (const face of FACES) {
        const { data, properties } = readingLook(theme, {
          face,
          size: 80,
          line: 120,
          letter: 2,
          word: 4,
          width: 40,
        })
        expect(LOOK_NAMES.data).toEqual(expect.arrayContaining(Object.keys(data)))
        expect(Object.keys(properties).toSorted()).toEqual([...LOOK_NAMES.properties].toSorted())
      }
    }
  })
})
