import fs from 'node:fs'
import { runToEnd } from './children.mjs'
import { isDebianRoot } from './debian.mjs'
import { reportWhile } from './report.mjs'

const FIREFOX = [
  process.env.POSTIL_FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  `${process.env.PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`,
]

/** Where Debian keeps what WebKitGTK is driven with, by architecture. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
const VERSIONS = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']
const DRIVERS = ['/usr/bin/WebKitWebDriver', '/usr/local/bin/WebKitWebDriver']

const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'fonts-liberation']

/**
 * What WebKit is driven with: its WebDriver, a small browser around it, and a screen of memory, since it draws on one.
 * @typedef {{ driver: string, browser: string, screen: string }} WebKit
 */

/**
 * Firefox as it is installed: POSTIL_FIREFOX's or the system's.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return FIREFOX.find((place) => place && fs.existsSync(place))
}

/**
 * WebKitGTK with its driver, where both and Xvfb are installed.
 * @returns {WebKit | undefined}
 */
export function findWebKit() {
  const browsers = LIBRARIES.flatMap((folder) => VERSIONS.map((name) => `${folder}/${name}/MiniBrowser`))
  const [driver, browser, screen] = [DRIVERS, browsers, ['/usr/bin/Xvfb']].map((places) =>
    places.find((place) => fs.existsSync(place)),
  )
  return driver && browser && screen ? { driver, browser, screen } : undefined
}

/** Has Debian install what is missing of Firefox and WebKit; elsewhere, and without its packages, nothing happens. */
export async function installEngines() {
  if ((findFirefox() && findWebKit()) || !isDebianRoot()) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => runToEnd('apt-get', ['-qq', ...args], { show: true, env })
  await reportWhile('Installing Firefox and WebKit (apt-get)', async () => {
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', ...PACKAGES)
  })
}
