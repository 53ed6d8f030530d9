import { z } from 'zod'
import { displayNameSchema } from '@/lib/auth/display-name'
import { DELETE_FATES } from '@/lib/auth/delete-fate'
import { emailSchema } from '@/lib/auth/email'
import { PROVIDER_IDS } from '@/lib/auth/provider'
import { TOKEN_LIVES, TOKEN_SCOPES } from '@/lib/auth/token-scope'
import type { SessionId, TokenId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of a new password. The upper bound keeps hashing cheap. */
export const PASSWORD_MINIMUM = 10
export const PASSWORD_LIMIT = 200

/** The secret of a one-time link, base64url. */
const tokenSchema = z
  .string()
  .max(128, { abort: true })
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

/** Where to go afterwards, as a form hands it on; what it may lead to is decided where it is followed. */
const nextSchema = z.string().max(2048).default('')

/** Signing up; with a mail server the account is made by the link that is mailed. */
export const signUpInput = z.strictObject({ ...newAccountFields, next: nextSchema })

/** A sealed sign-up, from the link that was mailed: an account's fields, encrypted. */
export const confirmSignUpInput = z.strictObject({ token: z.string().max(8192) })

/** A password as it is typed to show who one is; empty where the account has none. */
const currentPasswordSchema = z.string().max(1024).default('')

/** A new password, and the current one. */
export const changePasswordInput = z.strictObject({
  current: currentPasswordSchema,
  password: newPasswordSchema,
})

/** Another address to sign in with, and the password. */
export const changeAddressInput = z.strictObject({ email: emailSchema, current: currentPasswordSchema })

/** A sealed new address, from the link that was mailed. */
export const confirmAddressInput = z.strictObject({ token: z.string().max(8192) })

/** An address that a link for a new password is asked for. As at sign-in, none is refused for its shape. */
export const forgottenPasswordInput = z.strictObject({
  email: z.string().trim().min(1, 'email_missing').max(1024),
})

/** A new password, by a one-time link. */
export const resetPasswordInput = z.strictObject({ token: tokenSchema, password: newPasswordSchema })

/** A new display name. */
export const renameInput = z.strictObject({ name: displayNameSchema })

/** One of the viewer's signed-in devices. */
export const sessionInput = z.strictObject({ sessionId: idSchema<SessionId>() })

/** A person, as an administrator names them. */
export const personInput = z.strictObject({ userId: idSchema<UserId>() })

/** Asking that one's account be deleted, and what shall become of one's annotations. */
export const deleteAccountInput = z.strictObject({
  fate: z.enum(DELETE_FATES),
  current: currentPasswordSchema,
})

/** A new API token: its name, what it may do, and how many days it lives. */
export const createApiTokenInput = z.strictObject({
  name: displayNameSchema,
  scope: z.enum(TOKEN_SCOPES),
  life: z.enum(TOKEN_LIVES),
})

/** Which API token to revoke. */
export const revokeApiTokenInput = z.strictObject({ tokenId: idSchema<TokenId>() })

/** Which provider's account to disconnect. */
export const unlinkProviderInput = z.strictObject({ provider: z.enum(PROVIDER_IDS) })

/** An address that a link to sign in is asked for, and where to go afterwards. As at sign-in, none is refused for its shape. */
export const requestSignInLinkInput = z.strictObject({
  email: z.string().trim().min(1, 'email_missing').max(1024),
  next: nextSchema,
})
