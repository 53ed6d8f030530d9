import { defineConfig } from '@playwright/test'
import { browserProject } from './project'

const executablePath = process.env['POSTIL_BROWSER'] ?? '/usr/bin/chromium'

/** Runs these tests alone: `npx playwright test -c tests/browser`. */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  reporter: 'line',
  projects: [browserProject],
  use: { launchOptions: { executablePath, args: ['--no-sandbox'] } },
})
