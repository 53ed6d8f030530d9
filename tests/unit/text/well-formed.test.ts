import { describe, expect, it } from 'vitest'
import { textFault } from '@/lib/text/well-formed'
import { WORDS } from '../../support/scripts'

const faulty = [
  ['a lone high half', 'ab\ud83d', { reason: 'lone_surrogate', at: 2 }],
  ['a lone low half', '\ude00ab', { reason: 'lone_surrogate', at: 0 }],
  ['halves the wrong way round', 'a\ude00\ud83d', { reason: 'lone_surrogate', at: 1 }],
  ['a lone half after a pair', '😀\ud83d', { reason: 'lone_surrogate', at: 2 }],
  ['NUL', 'abc\0', { reason: 'nul', at: 3 }],
  ['the first of two faults', 'a\0\ud83d', { reason: 'nul', at: 1 }],
  ['the first of two faults, the other way', 'a\ud83d\0', { reason: 'lone_surrogate', at: 1 }],
] as const

describe('textFault', () => {
  it.each(faulty)('finds %s', (_, text, fault) => {
    expect(textFault(text)).toEqual(fault)
  })

  it.each(Object.entries(WORDS))('finds nothing in %s', (_, text) => {
    expect(textFault(text)).toBeNull()
  })
})
