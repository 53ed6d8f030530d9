import { z } from 'zod'
import { TOKEN_SCOPES } from '@/lib/auth/token-scope'

/** A token as its holder sees it in a list: everything but the secret, which is shown once. Times are ISO 8601 in UTC. */
export const apiTokenSchema = z.object({
  /** 22 characters of base64url. */
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  /** To the minute; null while it was never used. */
  lastUsedAt: z.string().nullable(),
  expired: z.boolean(),
})
export type ApiToken = z.infer<typeof apiTokenSchema>

/** The tokens of one account, newest first. */
export const apiTokenListSchema = z.object({ items: z.array(apiTokenSchema), next: z.null() })
