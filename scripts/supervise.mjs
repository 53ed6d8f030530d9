import fs from 'node:fs'
import path from 'node:path'
import { buildWhenChanged } from './build.mjs'
import { stopChildren } from './children.mjs'
import { generateClientWhenChanged } from './client.mjs'
import { openDatabase } from './database.mjs'
import { installDependencies } from './dependencies.mjs'
import { dataFolder, root } from './folders.mjs'
import { watchParent } from './parent.mjs'
import { choosePort } from './ports.mjs'
import { explain, report } from './report.mjs'
import { installationSecret } from './secret.mjs'
import { startServer } from './server.mjs'
import { howToSignIn } from './welcome.mjs'

/** What has to be closed when we stop, besides our children. @type {(() => Promise<void>)[]} */
const closing = []
let stopping = false

/**
 * Serves Postil until a signal, the end of the npm that runs us, or the end of the server; then leaves nothing running.
 * @param {{ dev: boolean }} mode
 */
export async function supervise({ dev }) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
  // The terminal may be gone before we are.
  process.stdout.on('error', () => void stop(0))
  watchParent(() => void stop(0))
  try {
    await serve(dev)
  } catch (error) {
    if (stopping) return
    explain(error)
    await stop(1)
  }
}

async function serve(dev) {
  const envFile = path.join(root, '.env')
  if (fs.existsSync(envFile)) process.loadEnvFile(envFile)
  const host = process.env.HOST || '127.0.0.1'
  const { port, insteadOf } = await choosePort({ asked: process.env.PORT, host })
  if (insteadOf !== null) report(`Port ${insteadOf} is in use; taking ${port}.`)
  await installDependencies()
  await generateClientWhenChanged()
  const address = (process.env.POSTIL_URL || `http://localhost:${port}`).replace(/\/$/, '')
  const settings = {
    ...process.env,
    HOST: host,
    PORT: String(port),
    POSTIL_SECRET: installationSecret(dataFolder()),
    AUTH_URL: address,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const database = await openDatabase(settings)
  closing.push(database.close)
  const env = { ...settings, ...database.env }
  if (!dev) await buildWhenChanged()
  const onEnd = (code) => void stop(code === 0 ? 1 : code)
  const [signIn] = await Promise.all([howToSignIn(env), startServer({ dev, env, host, port, onEnd })])
  console.log(`Postil is at ${address}. ${signIn}`)
}

/** Ends everything once; later calls change nothing. */
async function stop(code) {
  if (stopping) return
  stopping = true
  await stopChildren()
  for (const close of closing) await close()
  process.exit(code)
}
