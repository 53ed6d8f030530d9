import 'server-only'
import { z } from 'zod'
import { displayNameSchema } from '@/lib/auth/display-name'
import { emailSchema } from '@/lib/auth/email'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'sign-up'
const VALID_MS = 24 * 3600 * 1000

const schema = z.strictObject({
  name: displayNameSchema,
  email: emailSchema,
  passwordHash: z.string(),
  next: z.string(),
  until: z.number(),
})

/** A sign-up that waits for its address to be confirmed. It is kept nowhere but in the link that is mailed. */
export type PendingSignUp = Omit<z.output<typeof schema>, 'until'>

/** The sign-up as a token for a link that is good for a day. Nobody can read or change what is inside. */
export function sealSignUp(pending: PendingSignUp, now: Date): string {
  const words = JSON.stringify({ ...pending, until: now.getTime() + VALID_MS })
  return seal(PURPOSE, new TextEncoder().encode(words))
}

/** The sign-up of a token; null for one that is over, or that this installation did not make. */
export function openSignUp(token: string, now: Date): PendingSignUp | null {
  const bytes = open(PURPOSE, token)
  if (bytes === null) return null
  const { until, ...pending } = schema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  return until > now.getTime() ? pending : null
}
