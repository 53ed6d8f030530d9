import fs from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { runToEnd } from './children.mjs'
import { isDebianRoot } from './debian.mjs'
import { root } from './folders.mjs'
import { Refusal, reportWhile } from './report.mjs'

// First the one without windows, whose browser process takes a third of the time of the other's.
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
]

/**
 * Every new context of Debian's Chromium opens a window, and with it two pages for the suggestions below its address
 * field: hundreds of files and 0.6 s of CPU beside the page under test. They are switched off. Of several such arguments
 * only the last counts, so what Playwright switches off stands here again.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
]

/**
 * What Playwright launches a Chromium with.
 * @param {string | undefined} executablePath Playwright's own when there is none
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function launchOptions(executablePath) {
  const args = [`--disable-features=${SWITCHED_OFF.join(',')}`]
  return executablePath ? { executablePath, args } : { args }
}

/**
 * A Chromium that is here: POSTIL_CHROMIUM's, Playwright's own, the system's.
 * @returns {string | undefined}
 */
export function findChromium() {
  const places = [process.env.POSTIL_CHROMIUM, chromium.executablePath(), ...SYSTEM]
  return places.find((place) => place && fs.existsSync(place))
}

/**
 * The same; when there is none, has Playwright fetch its own, and where that cannot be, Debian install its package: the
 * one without windows, as Playwright's is, which takes an eighth less time; where a Debian has none, the other.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium() ?? (await fetchChromium()) ?? (await installChromium())
  if (found) return found
  throw new Refusal(
    'No Chromium was found and none could be installed. Install one and set POSTIL_CHROMIUM to its path.',
  )
}

async function fetchChromium() {
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  const run = (...args) => runToEnd(process.execPath, [cli, ...args], { show: true })
  const { code } = await reportWhile('Fetching a Chromium (playwright install)', () =>
    run('install', 'chromium'),
  )
  if (code !== 0) return undefined
  // Only root may add the libraries it needs; elsewhere they are hoped for.
  if (isRootOnLinux()) await run('install-deps', 'chromium')
  return findChromium()
}

async function installChromium() {
  if (!isDebianRoot()) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => runToEnd('apt-get', ['-qq', ...args], { show: true, env })
  await reportWhile('Installing a Chromium (apt-get)', async () => {
    await apt('update')
    const install = (name) => apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation')
    const { code } = await install('chromium-headless-shell')
    if (code !== 0) await install('chromium')
  })
  return findChromium()
}

function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0
}
