import { findChromium, launchOptions } from '@/scripts/chromium.mjs'
import { findFirefox, findWebKit } from '@/scripts/engines.mjs'
import type { Engine } from './engine'
import { launchPuppeteer } from './puppeteer-engine'
import { launchWebKit } from './webkit-engine'

/** The engines that are installed here. `npm run test:engines` installs what Debian has, and says what is missing. */
export function engines(): Engine[] {
  const [chromium, firefox, webkit] = [findChromium(), findFirefox(), findWebKit()]
  const found: Engine[] = []
  if (chromium) {
    const { args = [] } = launchOptions(chromium)
    const launch = () => launchPuppeteer({ browser: 'chrome', executablePath: chromium, args })
    found.push({ name: 'Chromium', launch })
  }
  if (firefox) {
    found.push({
      name: 'Firefox',
      launch: () => launchPuppeteer({ browser: 'firefox', executablePath: firefox }),
    })
  }
  if (webkit) found.push({ name: 'WebKit', launch: () => launchWebKit(webkit) })
  return found
}
