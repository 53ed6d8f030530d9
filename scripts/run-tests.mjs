import { beginBrowsers } from './browsers.mjs'
import { stopChildren } from './children.mjs'
import { generateClientWhenChanged } from './client.mjs'
import { installDependencies } from './dependencies.mjs'
import { temporaryFolder } from './guarded.mjs'
import { watchParent } from './parent.mjs'
import { explain, report } from './report.mjs'
import { BROWSER_STEPS, GROUPS, STEPS } from './test-steps.mjs'

/**
 * Runs the named parts, or all, or all but the browser's with `--quick`. A failing part does not hide the later ones.
 * Ends with what failed and what passed only when repeated, by name, and the line `N passed, N failed`, a part that is one
 * check counting as one test.
 * @param {string[]} args
 */
export async function runTests(args) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
  watchParent(() => void stop())
  const folder = temporaryFolder('postil-test-run-')
  /** @type {import('./test-counts.mjs').Count} */
  const total = { passed: 0, failed: 0, failures: [] }
  /** @type {string[]} */
  const unsteady = []
  /** @param {import('./test-counts.mjs').Count} counted */
  const count = ({ passed, failed, failures, flaky = [] }) => {
    total.passed += passed
    total.failed += failed
    total.failures.push(...failures)
    unsteady.push(...flaky)
  }
  if (await attempt(prepare, count)) {
    const names = chosen(args)
    if (names.some((name) => BROWSER_STEPS.has(name))) beginBrowsers()
    const run = (name) => attempt(() => runStep(name, folder), count)
    for (const group of GROUPS) await Promise.all(group.filter((name) => names.includes(name)).map(run))
  }
  for (const test of unsteady) console.log(`flaky: ${test}`)
  for (const failure of total.failures) console.log(`failed: ${failure}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}

function chosen(args) {
  const names = args.filter((arg) => arg !== '--quick')
  const unknown = names.find((name) => !(name in STEPS))
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}"; there are ${Object.keys(STEPS).join(', ')}.`)
    process.exit(1)
  }
  if (names.length > 0) return names
  return Object.keys(STEPS).filter((name) => !args.includes('--quick') || !BROWSER_STEPS.has(name))
}

async function prepare() {
  await installDependencies()
  await generateClientWhenChanged()
  return { passed: 0, failed: 0, failures: [] }
}

async function runStep(name, folder) {
  report(`${name}: begins.`)
  const result = await STEPS[name](folder)
  report(`${name}: ${result.passed} passed, ${result.failed} failed.`)
  const unnamed = result.failed > result.failures.length
  return { ...result, failures: [...result.failures, ...(unnamed ? [name] : [])] }
}

/** Returns whether the step ran to its end; one that breaks counts as one failure. */
async function attempt(step, count) {
  try {
    count(await step())
    return true
  } catch (error) {
    explain(error)
    count({ passed: 0, failed: 1, failures: [error.message] })
    return false
  }
}

async function stop() {
  await stopChildren()
  process.exit(1)
}
