import { startChild, stopChildren } from './children.mjs'
import { generateClientWhenChanged } from './client.mjs'
import { installDependencies } from './dependencies.mjs'
import { watchParent } from './parent.mjs'
import { Refusal } from './report.mjs'

/**
 * Makes sure that what the bench needs is there, and runs it; ends as it ends.
 * @param {string[]} args names of parts, and counts of annotations
 */
export async function runBench(args) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
  watchParent(() => void stop())
  try {
    await installDependencies()
    await generateClientWhenChanged()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exit(1)
  }
  // The condition is what Next sets for server code: without it the package `server-only` throws.
  const program = ['--conditions=react-server', '--import', 'tsx', 'bench/main.ts', ...args]
  const child = startChild(process.execPath, program, { stdio: 'inherit' })
  child.once('exit', (code) => process.exit(code ?? 1))
}

async function stop() {
  await stopChildren()
  process.exit(1)
}
