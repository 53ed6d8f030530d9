import { runToEnd } from './children.mjs'

/**
 * Runs a TypeScript file of the project to its end. The condition is what Next sets for server code: without it the
 * package `server-only` throws.
 * @param {string} file relative to the project's folder
 * @param {NodeJS.ProcessEnv} env
 */
export function runTypeScript(file, env) {
  return runToEnd(process.execPath, ['--conditions=react-server', '--import', 'tsx', file], { env })
}
