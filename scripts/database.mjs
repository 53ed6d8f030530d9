import fs from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'
import { dataFolder, root } from './folders.mjs'
import { claimFolder } from './one-at-a-time.mjs'
import { Refusal, report, reportWhile } from './report.mjs'
import { runTypeScript } from './typescript.mjs'

/**
 * Makes the database ready for the app: the one DATABASE_URL names, or an embedded one. Migrates it; gives an empty
 * embedded one its sample content, another only when POSTIL_SEED is 1.
 * @param {NodeJS.ProcessEnv} settings
 * @returns {Promise<{ env: Record<string, string>, close: () => Promise<void> }>} `env` is what the app must be told
 */
export async function openDatabase(settings) {
  if (settings.DATABASE_URL) {
    await prepare(settings)
    if (settings.POSTIL_SEED === '1') await seed(settings)
    return { env: {}, close: async () => {} }
  }
  const server = await startEmbedded()
  const env = { DATABASE_URL: server.url('postil'), DATABASE_DIRECT_URL: '', POSTIL_EMBEDDED: '1' }
  try {
    await fill({ ...settings, ...env }, path.join(server.folder, 'seeding'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return { env, close: server.stop }
}

async function startEmbedded() {
  const wanted = path.join(dataFolder(), 'postgres')
  claimFolder(dataFolder())
  const server = await startEmbeddedPostgres({ folder: wanted })
  report(
    `PostgreSQL runs; its data is in ${server.folder === wanted ? path.relative(root, wanted) : server.folder}.`,
  )
  return server
}

/** The marker outlives a seeding that was interrupted, so that half of it never passes for the whole. */
async function fill(settings, marker) {
  const { empty } = await prepare(settings)
  if (settings.POSTIL_SEED === '0' || !(empty || fs.existsSync(marker))) return
  fs.writeFileSync(marker, '')
  await seed(settings)
  fs.rmSync(marker)
}

/** @returns {Promise<{ applied: string[], empty: boolean }>} */
async function prepare(settings) {
  const { code, output, errors } = await runTypeScript('scripts/prepare-database.ts', settings)
  if (code !== 0) throw new Refusal(errors.trim())
  const outcome = JSON.parse(output)
  if (outcome.applied.length > 0) report(`Database migrated: ${outcome.applied.join(', ')}.`)
  return outcome
}

async function seed(settings) {
  const { code, errors } = await reportWhile('Writing the sample people and their reading', () =>
    runTypeScript('prisma/seed.ts', settings),
  )
  if (code !== 0) throw new Refusal('The sample content could not be written, see above.', errors)
}
