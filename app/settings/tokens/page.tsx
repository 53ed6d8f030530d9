import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { ApiTokenList } from '@/components/auth/api-token-list'
import { CreateTokenForm } from '@/components/auth/create-token-form'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { createApiTokenAction, revokeApiTokenAction } from './actions'

/** Not a page of ours: a whole load. */
const DESCRIPTION = '/api/openapi.json'

export const metadata: Metadata = { title: 'API tokens' }

/** One's tokens for the API: made, listed, revoked. */
export default async function TokensPage() {
  const { items } = await loadForPage(listApiTokens, {}, '/settings/tokens')
  const { name, now } = await pageContext()
  return (
    <>
      <Header
        viewer={name === null ? null : { name }}
        crumbs={[{ label: 'Settings', href: '/settings' }, { label: 'API tokens' }]}
        signOut={signOutAction}
      />
      <Page>
        <h1>API tokens</h1>
        <p>
          A token lets a script read or write here in your name, as far as you may. It never reaches your
          password, your devices or these tokens. <a href={DESCRIPTION}>What the API offers</a>, in OpenAPI.
        </p>
        <CreateTokenForm action={createApiTokenAction} />
        <ApiTokenList tokens={items} now={now.getTime()} revoke={revokeApiTokenAction} />
      </Page>
    </>
  )
}
