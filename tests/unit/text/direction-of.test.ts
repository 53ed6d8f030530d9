import { expect, test } from 'vitest'
import { directionOf } from '@/lib/text/direction-of'

test.each([
  ['', 'ltr'],
  ['1. – ', 'ltr'],
  ['Words', 'ltr'],
  ['“שלום”', 'rtl'],
  ['3: مرحبا, said he', 'rtl'],
  ['He said: שלום', 'ltr'],
  ['ܫܠܡܐ', 'rtl'],
  ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['文字 and ע', 'ltr'],
  ['Ünder', 'ltr'],
])('"%s" runs %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})
