/**
 * What a run came to: how many tests passed and failed, and the names of the failed with the first line of why.
 * @typedef {{ passed: number, failed: number, failures: string[] }} Count
 */

/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults?: VitestFile[] }} VitestReport */
/** @typedef {{ name: string, message?: string, status: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ fullName: string, status: string, failureMessages?: string[] }} VitestTest */

/** @typedef {{ stats: { expected: number, flaky: number, unexpected: number }, suites?: PlaywrightSuite[] }} PlaywrightReport */
/** @typedef {{ suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite */
/** @typedef {{ file: string, line: number, title: string, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }} PlaywrightSpec */

/**
 * How many tests of a Vitest run passed and failed. A run that says it failed without a failed test (a file that could
 * not be loaded, an error outside of tests, no tests at all) has failed once.
 * @param {VitestReport | null} report of the JSON reporter
 * @param {number} code the exit code
 * @returns {Count}
 */
export function countVitest(report, code) {
  const { numPassedTests: passed, numFailedTests: failed } = report ?? {
    numPassedTests: 0,
    numFailedTests: 0,
  }
  const failures = (report?.testResults ?? []).flatMap(failuresOfFile)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, failures }
}

/** @param {VitestFile} file */
function failuresOfFile({ name, message, status, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [line(name, message)]
  return failed.map((test) => line(`${name} › ${test.fullName}`, test.failureMessages?.[0]))
}

/**
 * The same for a Playwright run; a test that passed only when repeated has passed.
 * @param {PlaywrightReport | null} report of the JSON reporter
 * @param {number} code the exit code
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  const { expected, flaky, unexpected } = report?.stats ?? { expected: 0, flaky: 0, unexpected: 0 }
  const failures = (report?.suites ?? []).flatMap(failuresOfSuite)
  return { passed: expected + flaky, failed: unexpected === 0 && code !== 0 ? 1 : unexpected, failures }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ suites = [], specs = [] }) {
  const failed = specs.filter(({ ok }) => !ok)
  const lines = failed.map(({ file, line: at, title, tests }) =>
    line(`${file}:${at} › ${title}`, tests[0]?.results[0]?.error?.message),
  )
  return [...lines, ...suites.flatMap(failuresOfSuite)]
}

/**
 * @param {string} name
 * @param {string} [why] its first line counts
 */
function line(name, why = '') {
  const first = why.trim().split('\n', 1)[0]
  return first ? `${name}: ${first}` : name
}
