import { z } from 'zod'
import { displayNameSchema } from '@/lib/auth/display-name'
import { emailSchema } from '@/lib/auth/email'
import { TOKEN_LIVES, TOKEN_SCOPES } from '@/lib/auth/token-scope'
import type { TokenId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of a new password. The upper bound keeps hashing cheap. */
export const PASSWORD_MINIMUM = 10
export const PASSWORD_LIMIT = 200

/** The secret of a one-time link, base64url. */
const tokenSchema = z
  .string()
  .max(128)
  .regex(/^[\w-]{16,}$/, 'link_malformed')

const newPasswordSchema = z
  .string()
  .min(PASSWORD_MINIMUM)
  .max(PASSWORD_LIMIT)
  .refine((password) => textFault(password) === null, 'not_storable')

/** Signing in. What is no address is not refused here: it gets the answer that an unknown address gets. */
export const signInInput = z.strictObject({
  email: z.string().trim().min(1, 'email_missing').max(1024),
  password: z.string().min(1, 'password_missing').max(1024),
})

/** Signing in as a sample person, where the installation offers them. */
export const signInAsSampleInput = z.strictObject({ userId: idSchema<UserId>() })

/** A one-time link, before it is used. */
export const linkInput = z.strictObject({ token: tokenSchema })

/** The three fields of a new account, wherever it is made: signing up, joining a group, becoming the administrator. */
export const newAccountFields = { name: displayNameSchema, email: emailSchema, password: newPasswordSchema }

/** The first administrator's account, made by whoever opens the installation's one-time link. */
export const becomeAdministratorInput = z.strictObject({ token: tokenSchema, ...newAccountFields })

/** A new API token: its name, what it may do, and how many days it lives. */
export const createApiTokenInput = z.strictObject({
  name: displayNameSchema,
  scope: z.enum(TOKEN_SCOPES),
  life: z.enum(TOKEN_LIVES),
})

/** Which API token to revoke. */
export const revokeApiTokenInput = z.strictObject({ tokenId: idSchema<TokenId>() })
