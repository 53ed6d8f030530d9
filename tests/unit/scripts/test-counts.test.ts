import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest } from '@/scripts/test-counts.mjs'

describe('a run is counted', () => {
  const vitest = (passed: number, failed: number) => ({ numPassedTests: passed, numFailedTests: failed })
  const playwright = (expected: number, unexpected: number) => ({ stats: { expected, flaky: 0, unexpected } })

  test.each([
    ['all passed', 5, 0, 0, { passed: 5, failed: 0 }],
    ['some failed', 5, 2, 1, { passed: 5, failed: 2 }],
    ['a file could not be loaded', 5, 0, 1, { passed: 5, failed: 1 }],
  ])('%s', (_, passed, failed, code, expected) => {
    expect(countVitest(vitest(passed, failed), code)).toEqual(expected)
    expect(countPlaywright(playwright(passed, failed), code)).toEqual(expected)
  })

  test('a program that ended before it could report has failed once', () => {
    expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1 })
  })
})
