import { defineConfig } from '@playwright/test'
import { findChromium, launchOptions } from '../../scripts/chromium.mjs'
import { browserProject } from './project'

/** Runs these tests alone, without building or starting Postil: `npx playwright test -c tests/browser`. */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  retries: 1,
  reporter: 'line',
  outputDir: '../../test-results',
  projects: [browserProject],
  use: { launchOptions: launchOptions(findChromium()) },
})
