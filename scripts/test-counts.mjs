/**
 * How many tests of a Vitest run passed and failed. A run that says it failed without a failed test (a file that could
 * not be loaded, an error outside of tests, no tests at all) has failed once.
 * @param {{ numPassedTests: number, numFailedTests: number } | null} report of the JSON reporter
 * @param {number} code the exit code
 */
export function countVitest(report, code) {
  const { numPassedTests: passed, numFailedTests: failed } = report ?? {
    numPassedTests: 0,
    numFailedTests: 0,
  }
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/**
 * The same for a Playwright run; a test that passed only when repeated has passed.
 * @param {{ stats: { expected: number, flaky: number, unexpected: number } } | null} report of the JSON reporter
 * @param {number} code the exit code
 */
export function countPlaywright(report, code) {
  const { expected, flaky, unexpected } = report?.stats ?? { expected: 0, flaky: 0, unexpected: 0 }
  return { passed: expected + flaky, failed: unexpected === 0 && code !== 0 ? 1 : unexpected }
}
