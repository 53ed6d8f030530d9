import path from 'node:path'
import { runToEnd } from './children.mjs'
import { compressStatic } from './compress-static.mjs'
import { makeWhenChanged } from './fingerprint.mjs'
import { root } from './folders.mjs'
import { Refusal, report, reportWhile } from './report.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'prisma/models',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'proxy.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * What a build is served by: `node ...serving <folder>`. V8 forgets code that has not run for a few collections, and a page
 * asked for after some quiet seconds would wait until Next and React are compiled again: its CPU was twice as much.
 */
export const serving = ['--no-flush-bytecode', path.join(root, 'scripts/serve-app.mjs')]

/** The program `next`, to be run with this Node. */
export const next = path.join(root, 'node_modules/next/dist/bin/next')

/** Builds the production app when its sources have changed. */
export async function buildWhenChanged() {
  const built = await makeWhenChanged({ product: path.join(root, '.next'), from: SOURCES, make: build })
  if (built) report('Built.')
}

async function build() {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output, errors } = await reportWhile('Building the app (next build)', () =>
    runToEnd(process.execPath, [next, 'build'], { env }),
  )
  if (code === 0) return compressStatic(path.join(root, '.next/static'))
  throw new Refusal('next build failed, see above.', output + errors)
}
