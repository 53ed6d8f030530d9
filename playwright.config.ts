import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, launchOptions } from './scripts/chromium.mjs'
import { mailPorts } from './tests/e2e/support/mail-ports'
import { browserProject } from './tests/browser/project'

// `npm test` gives each run its own; run alone (`npx playwright test`) the data is kept from one run to the next.
const port = process.env['POSTIL_E2E_PORT'] || '4325'
const data = process.env['POSTIL_E2E_DATA'] || path.join(os.tmpdir(), 'postil-e2e')
const mail = mailPorts(port)
// Below the ports that systems hand out by themselves (from 32768 on).
const provider = 30_000 + (Number(port) % 2_700)

/** Journeys against the production build, served by the very command of the README with a database of its own. */
export default defineConfig({
  outputDir: 'test-results',
  // For the processes that make what a test starts from.
  metadata: { data, port },
  fullyParallel: true,
  workers: 2,
  // One repetition, so that an unsteady test stops nobody; `npm test` names what needed it.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  timeout: 30_000,
  expect: { timeout: 7_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'off',
    launchOptions: launchOptions(findChromium()),
  },
  projects: [browserProject, { name: 'e2e', testDir: 'tests/e2e' }],
  webServer: [
    {
      command: `node --import tsx tests/e2e/support/mail-catcher.ts ${mail.smtp} ${mail.http}`,
      url: `http://127.0.0.1:${mail.http}/`,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    },
    {
      command: `node --import tsx tests/e2e/support/provider-server.ts ${provider}`,
      url: `http://localhost:${provider}/.well-known/openid-configuration`,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    },
    {
      command: 'node scripts/start.mjs',
      url: `http://localhost:${port}/api/health`,
      timeout: 300_000,
      stdout: 'ignore',
      stderr: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      env: {
        PORT: port,
        HOST: '127.0.0.1',
        POSTIL_DATA: data,
        POSTIL_URL: '',
        POSTIL_SECRET: '',
        POSTIL_SAMPLE_PEOPLE: '',
        DATABASE_URL: '',
        DATABASE_DIRECT_URL: '',
        SMTP_URL: `smtp://127.0.0.1:${mail.smtp}`,
        MAIL_FROM: 'Postil <postil@postil.example>',
        OIDC_ISSUER: `http://localhost:${provider}`,
        OIDC_ID: 'postil',
        OIDC_SECRET: 'secret',
        OIDC_NAME: 'Elsewhere',
      },
    },
  ],
})
