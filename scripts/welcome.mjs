import { Refusal } from './report.mjs'
import { runTypeScript } from './typescript.mjs'

/**
 * One sentence or two: how to sign in to this installation, and while it has no administrator, how to become that.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export async function howToSignIn(env) {
  const { code, output, errors } = await runTypeScript('scripts/ways-in.ts', env)
  if (code !== 0) throw new Refusal(errors.trim())
  const { samplePeople, administratorLink } = JSON.parse(output)
  const signIn = samplePeople
    ? 'Sign in as one of the sample people on the sign-in page.'
    : 'Sign in with your e-mail address and password.'
  if (administratorLink === null) return signIn
  const become = `open ${administratorLink}`
  return samplePeople
    ? `${signIn} To become its administrator, once: ${become}`
    : `To become its administrator, once: ${become}`
}
