import 'server-only'
import { createApiTokenInput } from '@/lib/auth/input'
import { TOKENS_LIMIT, type TokenLife } from '@/lib/auth/token-scope'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type TokenId } from '@/lib/ids'
import { mintApiToken } from '@/lib/server/auth/api-tokens'
import { accountFacts } from '@/lib/server/auth/facts'
import { hashToken } from '@/lib/server/auth/tokens'
import { defineCommand } from '@/lib/server/command'

const DAY_MS = 24 * 3600 * 1000

/** Makes an API token for the viewer. The answer alone holds its secret; what is stored is the hash. */
export const createApiToken = defineCommand({
  name: 'token.create',
  input: createApiTokenInput,
  rate: 'write',
  permit: { action: 'account:manage', facts: accountFacts },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) return 0
    return tx.apiToken.count({ where: { userId: uuidOf(viewer.userId) } })
  },
  run: async ({ input, loaded, tx, userId, now }) => {
    if (loaded >= TOKENS_LIMIT) {
      throw new AppError('invalid_input', {
        fields: [{ path: 'name', message: 'too_many_tokens', limit: TOKENS_LIMIT }],
      })
    }
    const secret = mintApiToken()
    const row = await tx.apiToken.create({
      data: {
        userId: uuidOf(userId),
        name: input.name,
        tokenHash: hashToken(secret),
        scopes: input.scope === 'write' ? ['read', 'write'] : ['read'],
        createdAt: now,
        expiresAt: expiryOf(input.life, now),
      },
      select: { id: true },
    })
    return { id: idOf<TokenId>(row.id), secret }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.id }),
})

function expiryOf(life: TokenLife, now: Date): Date | null {
  return life === 'for ever' ? null : new Date(now.getTime() + Number(life) * DAY_MS)
}
