/**
 * What a run came to: how many tests passed and failed, and the names of the failed with the first line of why. `flaky`
 * names those that passed only when they were repeated, with why they had failed.
 * @typedef {{ passed: number, failed: number, failures: string[], flaky?: string[] }} Count
 */

/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults?: VitestFile[] }} VitestReport */
/** @typedef {{ name: string, message?: string, status: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ fullName: string, status: string, failureMessages?: string[] }} VitestTest */

/** @typedef {{ stats: { expected: number, flaky: number, unexpected: number }, suites?: PlaywrightSuite[] }} PlaywrightReport */
/** @typedef {{ suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite */
/** @typedef {{ file: string, line: number, title: string, ok: boolean, tests: PlaywrightTest[] }} PlaywrightSpec */
/** @typedef {{ status?: string, results: { error?: { message?: string } }[] }} PlaywrightTest */

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
 * The same for a Playwright run; a test that passed only when repeated has passed, and is named as flaky.
 * @param {PlaywrightReport | null} report of the JSON reporter
 * @param {number} code the exit code
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  const { expected, flaky, unexpected } = report?.stats ?? { expected: 0, flaky: 0, unexpected: 0 }
  const specs = (report?.suites ?? []).flatMap(specsOf)
  return {
    passed: expected + flaky,
    failed: unexpected === 0 && code !== 0 ? 1 : unexpected,
    failures: specs.filter(({ ok }) => !ok).map((spec) => specLine(spec, spec.tests[0])),
    flaky: specs.flatMap((spec) =>
      spec.tests.filter(({ status }) => status === 'flaky').map((test) => specLine(spec, test)),
    ),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/**
 * @param {PlaywrightSpec} spec
 * @param {PlaywrightTest | undefined} test one of its runs; of a repeated one the first counts
 */
function specLine({ file, line: at, title }, test) {
  return line(`${file}:${at} › ${title}`, test?.results[0]?.error?.message)
}

/**
 * @param {string} name
 * @param {string} [why] its first line counts
 */
function line(name, why = '') {
  const first = why.trim().split('\n', 1)[0]
  return first ? `${name}: ${first}` : name
}
