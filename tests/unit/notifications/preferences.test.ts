import { expect, test } from 'vitest'
import { DEFAULT_READING } from '@/lib/auth/reading-settings'
import { devicePreference } from '@/lib/notifications/device-preference'
import { updatePreferencesInput } from '@/lib/notifications/input'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'

test('a device keeps theme, reading settings and keys, and nothing else', () => {
  const reading = { ...DEFAULT_READING, face: 'sans', size: 180 } as const
  const kept = JSON.stringify({ theme: 'dark', reading, letterKeys: false, timeZone: 'Asia/Tokyo' })
  const expected = { ...DEFAULT_PREFERENCES, theme: 'dark', reading, letterKeys: false }
  expect(devicePreference(kept)).toEqual(expected)
})

test.each([
  undefined,
  '',
  '{',
  '[]',
  'null',
  '{"theme":"<script>","reading":{"size":"9em;} body{display:none"}}',
  `{"theme":"dark","more":"${'x'.repeat(1000)}"}`,
])('what is no cookie of ours is as everybody has it: %s', (value) => {
  expect(devicePreference(value)).toEqual(DEFAULT_PREFERENCES)
})

test.each([
  [{ timeZone: 'Europe/Berlin' }, true],
  [{ timeZone: 'America/Argentina/Buenos_Aires' }, true],
  [{ timeZone: 'Etc/GMT+12' }, true],
  [{ timeZone: null }, true],
  [{ timeZone: '../etc/passwd' }, false],
  [{ timeZone: 'x'.repeat(65) }, false],
  [{ theme: 'sepia' }, false],
  [{ lastVisibility: 'world' }, false],
  [{ letterKeys: 'no' }, false],
  [{ userId: 'another' }, false],
])('a change of %o', (change, isTaken) => {
  expect(updatePreferencesInput.safeParse(change).success).toBe(isTaken)
})
