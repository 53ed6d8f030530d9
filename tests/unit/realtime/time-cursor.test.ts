import { expect, test } from 'vitest'
import { idFrom } from '@/lib/ids'
import { decodeTimeCursor, encodeTimeCursor, TIME_CURSOR_BYTES } from '@/lib/realtime/time-cursor'

const id = idFrom(Uint8Array.from({ length: 16 }, (_, i) => i * 16))

test.each([0, 1, Date.parse('2026-11-26'), Number.MAX_SAFE_INTEGER])('%d there and back', (at) => {
  const bytes = encodeTimeCursor({ at, id })
  expect(bytes).toHaveLength(TIME_CURSOR_BYTES)
  expect(decodeTimeCursor(bytes)).toEqual({ at, id })
})

test.each([-1, 0.5, NaN, Number.MAX_SAFE_INTEGER + 1])('%d is no time', (at) => {
  expect(() => encodeTimeCursor({ at, id })).toThrow(RangeError)
})

test('bytes that the encoder would not write are no cursor', () => {
  const bytes = encodeTimeCursor({ at: 1, id })
  expect(decodeTimeCursor(bytes.subarray(1))).toBeNull()
  expect(decodeTimeCursor(Uint8Array.from([...bytes, 0]))).toBeNull()
  expect(decodeTimeCursor(bytes.with(0, 2))).toBeNull()
  expect(decodeTimeCursor(bytes.with(1, 255))).toBeNull()
})
