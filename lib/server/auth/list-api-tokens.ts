import 'server-only'
import { z } from 'zod'
import type { ApiToken } from '@/lib/auth/api-token'
import { idOf, uuidOf, type TokenId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineQuery } from '@/lib/server/query'

/** The viewer's API tokens, newest first: everything but their secrets. There are at most fifty. */
export const listApiTokens = defineQuery({
  name: 'token.list',
  input: z.strictObject({}),
  permit: { action: 'account:manage', facts: accountFacts },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) return []
    return tx.apiToken.findMany({
      where: { userId: uuidOf(viewer.userId) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        name: true,
        scopes: true,
        createdAt: true,
        expiresAt: true,
        lastUsedAt: true,
      },
    })
  },
  present: ({ loaded, now }): { items: ApiToken[]; next: null } => ({
    items: loaded.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
      id: idOf<TokenId>(id),
      name,
      scopes,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      expired: expiresAt !== null && expiresAt <= now,
    })),
    next: null,
  }),
})
