import { describe, expect, it } from 'vitest'
import { toCodePoints, toUtf16 } from '@/lib/text/code-points'
import { WORDS } from '../../support/scripts'

describe('code points', () => {
  it.each(Object.entries(WORDS))('counts as the iterator of strings does: %s', (_, text) => {
    for (let offset = 0; offset <= text.length; offset++) {
      const whole = text.slice(0, offset).isWellFormed() ? offset : offset - 1
      expect(toCodePoints(text, offset)).toBe(Array.from(text.slice(0, whole)).length)
    }
  })

  it.each(Object.entries(WORDS))('comes back to the offset it left: %s', (_, text) => {
    for (let count = 0; count <= Array.from(text).length; count++)
      expect(toCodePoints(text, toUtf16(text, count))).toBe(count)
  })

  it('ends where the text ends', () => {
    expect(toUtf16('a𝒳', 99)).toBe(3)
  })
})
