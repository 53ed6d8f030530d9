import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

/** Unit tests need no I/O; integration tests share one cluster and clone a database per worker from a template. */
export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      'server-only': path.join(root, 'tests/support/server-only.ts'),
    },
  },
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    reporters: 'default',
    // Room for a slow, shared machine; nothing here asserts how long it takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: ['tests/engines/support/served.ts'],
          // Where a browser is one of several, it starts while the others work.
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/database.ts'],
          // It names Next's modules without their endings, which Node alone does not find.
          server: { deps: { inline: ['next-auth'] } },
        },
      },
    ],
  },
})
