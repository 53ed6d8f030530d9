import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { ProviderLinks } from '@/components/auth/provider-links'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { LINKING_PAGE, providerRefusal } from '@/lib/auth/provider'
import { listProviderLinks } from '@/lib/server/auth/list-provider-links'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { linkProviderAction, unlinkProviderAction } from './actions'

export const metadata: Metadata = { title: 'Ways to sign in' }

/** Which accounts elsewhere sign one in here. */
export default async function WaysToSignInPage({ searchParams }: PageProps<'/settings/sign-in'>) {
  const { error } = await searchParams
  const links = await loadForPage(listProviderLinks, {}, LINKING_PAGE)
  const { name } = await pageContext()
  return (
    <>
      <Header
        viewer={name === null ? null : { name }}
        crumbs={[{ label: 'Settings', href: '/settings' }, { label: 'Ways to sign in' }]}
        signOut={signOutAction}
      />
      <Page>
        <h1>Ways to sign in</h1>
        <p>
          Connect an account that you have elsewhere, and it signs you in here. Nothing is connected because
          of an e-mail address, only by you, here.
        </p>
        <ProviderLinks
          links={links}
          refusal={providerRefusal(error)}
          link={linkProviderAction}
          unlink={unlinkProviderAction}
        />
      </Page>
    </>
  )
}
