'use server'
import { toAction } from '@/lib/server/action'
import { createApiToken } from '@/lib/server/auth/create-api-token'
import { revokeApiToken } from '@/lib/server/auth/revoke-api-token'

export const createApiTokenAction = toAction(createApiToken, {
  fields: ['name', 'scope', 'life'],
  shows: ({ secret }) => ({ secret }),
})

export const revokeApiTokenAction = toAction(revokeApiToken, {
  fields: ['tokenId'],
  shows: () => ({}),
})
