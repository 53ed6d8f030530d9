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
    expect(countVitest(vitest(passed, failed), code)).toMatchObject(expected)
    expect(countPlaywright(playwright(passed, failed), code)).toMatchObject(expected)
  })

  test('a program that ended before it could report has failed once', () => {
    expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1, failures: [] })
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1, failures: [], flaky: [] })
  })
})

describe('what failed is named, with the first line of why', () => {
  test('in a Vitest run, a file that could not be loaded too', () => {
    const passing = { fullName: 'adds', status: 'passed' }
    const failing = { fullName: 'divides', status: 'failed', failureMessages: ['by zero\n  at divide'] }
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        { name: 'sums.test.ts', status: 'failed', message: '', assertionResults: [passing, failing] },
        { name: 'broken.test.ts', status: 'failed', message: 'not found\nanywhere', assertionResults: [] },
      ],
    }
    const failures = ['sums.test.ts › divides: by zero', 'broken.test.ts: not found']
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, failures })
  })

  test('in a Playwright run, at any depth', () => {
    const spec = (line: number, ok: boolean, message?: string) => ({
      file: 'reads.spec.ts',
      line,
      title: 'reads',
      ok,
      tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
    })
    const report = {
      stats: { expected: 1, flaky: 0, unexpected: 2 },
      suites: [
        { specs: [spec(3, true)], suites: [{ specs: [spec(7, false, 'gone\n  x'), spec(9, false)] }] },
      ],
    }
    const failures = ['reads.spec.ts:7 › reads: gone', 'reads.spec.ts:9 › reads']
    expect(countPlaywright(report, 1)).toEqual({ passed: 1, failed: 2, failures, flaky: [] })
  })

  test('what passed only when repeated has passed, and is named with why it had failed', () => {
    const run = (message?: string) => (message === undefined ? {} : { error: { message } })
    const spec = (line: number, status: string, ...results: ReturnType<typeof run>[]) => ({
      file: 'reads.spec.ts',
      line,
      title: 'reads',
      ok: true,
      tests: [{ status, results }],
    })
    const report = {
      stats: { expected: 1, flaky: 1, unexpected: 0 },
      suites: [
        { suites: [{ specs: [spec(3, 'expected', run()), spec(7, 'flaky', run('late\n at x'), run())] }] },
      ],
    }
    const flaky = ['reads.spec.ts:7 › reads: late']
    expect(countPlaywright(report, 0)).toEqual({ passed: 2, failed: 0, failures: [], flaky })
  })
})
