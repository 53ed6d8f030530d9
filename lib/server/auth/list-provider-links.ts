import 'server-only'
import { z } from 'zod'
import type { ProviderLink } from '@/lib/auth/provider'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { listProviders } from '@/lib/server/auth/providers'
import { defineQuery } from '@/lib/server/query'

/** The providers that this installation offers, and which of them the viewer has connected. */
export const listProviderLinks = defineQuery({
  name: 'account.list-provider-links',
  input: z.strictObject({}),
  permit: { action: 'account:manage', facts: accountFacts },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) return []
    return tx.account.findMany({ where: { userId: uuidOf(viewer.userId) }, select: { provider: true } })
  },
  present: ({ loaded }): ProviderLink[] => {
    const linked = new Set(loaded.map(({ provider }) => provider))
    return listProviders().map((provider) => ({ ...provider, linked: linked.has(provider.id) }))
  },
})
