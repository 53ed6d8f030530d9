import path from 'node:path'
import { runToEnd } from './children.mjs'
import { makeWhenChanged } from './fingerprint.mjs'
import { root } from './folders.mjs'
import { Refusal, report } from './report.mjs'

/** Generates the Prisma client when the schema or Prisma's version has changed. */
export async function generateClientWhenChanged() {
  await makeWhenChanged({
    product: path.join(root, 'lib/server/db/generated'),
    from: ['prisma/schema.prisma', 'prisma/models', 'prisma.config.ts', 'package-lock.json'],
    make: generateClient,
  })
}

async function generateClient() {
  report('Generating the database client …')
  // `generate` needs no engine but insists on having one: any file that exists will do, and nothing is fetched.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const program = path.join(root, 'node_modules/prisma/build/index.js')
  const { code, output, errors } = await runToEnd(process.execPath, [program, 'generate'], { env })
  if (code === 0) return
  throw new Refusal('prisma generate failed, see above: correct the files in prisma/.', output + errors)
}
