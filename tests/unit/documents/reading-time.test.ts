import { describe, expect, it } from 'vitest'
import { countWords, readingMinutes } from '@/lib/documents/reading-time'

const words = [
  ['nothing', '', 0],
  ['punctuation', '– … “ ”', 0],
  ['plain', 'The quick brown fox.', 4],
  ['apostrophes and hyphens', "Tian'anmen isn’t co-operation", 3],
  ['lines', 'one\ntwo\n\nthree', 3],
  ['numbers', 'Sept 11, 2001', 3],
  ['marks', 'de\u0301ja\u0300 vu', 2],
] as const

describe('reading time', () => {
  it.each(words)('counts words: %s', (_, text, count) => {
    expect(countWords(text)).toBe(count)
  })

  const minutes = [
    ['nothing', '', 0],
    ['one word', 'word', 1],
    ['just a minute', 'word '.repeat(230), 1],
    ['a word more', 'word '.repeat(231), 2],
    ['Chinese', '字'.repeat(1000), 2],
  ] as const

  it.each(minutes)('rounds up: %s', (_, text, count) => {
    expect(readingMinutes(text)).toBe(count)
  })
})
