import fs from 'node:fs'
import path from 'node:path'
import { chromiumReady, enginesReady } from './browsers.mjs'
import { buildWhenChanged, next } from './build.mjs'
import { runToEnd } from './children.mjs'
import { findFirefox, findWebKit } from './engines.mjs'
import { root } from './folders.mjs'
import { freePort } from './ports.mjs'
import { report } from './report.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'

const modules = path.join(root, 'node_modules')
const CHECKS = {
  oxfmt: path.join(modules, 'oxfmt/bin/oxfmt'),
  oxlint: path.join(modules, 'oxlint/bin/oxlint'),
  tsc: path.join(modules, 'typescript/bin/tsc'),
}

/** The parts that need a build and a browser. */
export const BROWSER_STEPS = new Set(['e2e', 'engines'])

/**
 * Which parts go on side by side, and in which order these groups follow each other: what keeps one core busy each, or waits
 * for databases and browsers half of its time.
 */
export const GROUPS = [
  ['format', 'lint', 'types'],
  ['unit'],
  ['architecture'],
  ['integration', 'engines'],
  ['e2e'],
]

/**
 * The parts of `npm test`, each from a scratch folder to its count.
 * @type {Record<string, (folder: string) => Promise<import('./test-counts.mjs').Count>>}
 */
export const STEPS = {
  format: () => check(CHECKS.oxfmt, ['--check']),
  lint: () => check(CHECKS.oxlint, ['--type-aware']),
  types: async () => {
    const generated = await check(next, ['typegen'])
    return generated.failed ? generated : await check(CHECKS.tsc, ['--noEmit'])
  },
  unit: (folder) => vitest(folder, ['--project', 'unit', 'tests/unit']),
  architecture: (folder) => vitest(folder, ['--project', 'unit', 'tests/architecture']),
  integration: (folder) => vitest(folder, ['--project', 'integration']),
  engines,
  e2e,
}

/** A program that says yes or no by its exit code: one test. */
async function check(program, args) {
  const { code } = await runToEnd(process.execPath, [program, ...args], { show: true })
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] }
}

async function vitest(folder, args, variables = {}) {
  const file = path.join(folder, `${path.basename(args.at(-1))}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const program = path.join(modules, 'vitest/vitest.mjs')
  const env = { ...process.env, ...variables }
  const { code } = await runToEnd(process.execPath, [program, 'run', ...args, ...reporters], {
    show: true,
    env,
  })
  return countVitest(takeReport(file), code)
}

/** Throws when the app cannot be built: then there is nothing to open in a browser. The build counts as one test. */
async function e2e(folder) {
  await buildWhenChanged()
  const file = path.join(folder, 'playwright.json')
  const env = {
    ...process.env,
    POSTIL_CHROMIUM: await chromiumReady(),
    POSTIL_E2E_DATA: path.join(folder, 'e2e'),
    POSTIL_E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  }
  const args = [path.join(modules, '@playwright/test/cli.js'), 'test', '--reporter=list,json']
  const { code } = await runToEnd(process.execPath, args, { show: true, env })
  const count = countPlaywright(takeReport(file), code)
  return { ...count, passed: count.passed + 1 }
}

/** The surface and one journey in every engine there is; Debian installs what is missing, elsewhere it is said. */
async function engines(folder) {
  await buildWhenChanged()
  await enginesReady()
  if (!findFirefox()) report('engines: no Firefox is installed; its tests are left out.')
  if (!findWebKit()) report('engines: WebKitGTK with its driver is not installed; its tests are left out.')
  const env = { POSTIL_CHROMIUM: await chromiumReady(), POSTIL_E2E_DATA: path.join(folder, 'engines') }
  return await vitest(folder, ['--project', 'engines'], env)
}

/** Null when the program ended before it wrote one. */
function takeReport(file) {
  if (!fs.existsSync(file)) return null
  const report = JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.rmSync(file)
  return report
}
