import 'server-only'
import type { AccountFacts } from '@/lib/permissions/facts'
import type { Context } from '@/lib/server/context'

/** What the law asks of the viewer's own account. */
export function accountFacts({ tokenId }: Pick<Context, 'tokenId'>): AccountFacts {
  return { account: { byToken: tokenId !== null } }
}
