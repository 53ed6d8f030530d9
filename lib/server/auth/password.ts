import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane; about 30 ms here. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Stands in for the hash of an account that does not exist, so that the answer takes the same time. */
let decoy: Promise<string> | undefined

/** Argon2id in PHC form. Passwords are compared in NFKC, so that one keyboard's é is another's. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

/** True when the password fits; with no stored hash the same work is done and the answer is false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('an account that does not exist')
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return fits && stored !== null
}
