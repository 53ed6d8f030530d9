import type { PlaywrightTestProject } from '@playwright/test'

/** The browser tests that need no server: pages of their own, bundled by Vite and answered from memory. */
export const browserProject = {
  name: 'browser',
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  use: { viewport: { width: 1100, height: 800 } },
} satisfies PlaywrightTestProject
