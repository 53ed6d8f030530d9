import type { Metadata } from 'next'
import { AdministratorForm } from '@/components/auth/administrator-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { PASSWORD_MINIMUM } from '@/lib/auth/input'
import { isLinkUsable } from '@/lib/server/auth/is-link-usable'
import { pageContext } from '@/lib/server/page-context'
import { becomeAdministratorAction } from './actions'

export const metadata: Metadata = { title: 'Become the administrator', robots: { index: false } }

/** Opens the installation's one-time link. Looking at it uses nothing up; only the form does. */
export default async function LinkPage({ params }: PageProps<'/link/[token]'>) {
  const { token } = await params
  const isUsable =
    /^[\w-]{16,128}$/.test(token) && (await isLinkUsable.execute(await pageContext(), { token }))
  return (
    <Page narrow>
      {isUsable ? (
        <>
          <p>
            <Logo large />
          </p>
          <h1>Become the administrator</h1>
          <AdministratorForm
            action={becomeAdministratorAction}
            token={token}
            passwordLength={PASSWORD_MINIMUM}
          />
        </>
      ) : (
        <Notice
          title="This link does not work"
          text="It was used already, or a newer one was printed. The installation prints a fresh link each time it starts without an administrator."
          link={{ href: '/sign-in', label: 'Sign in' }}
        />
      )}
    </Page>
  )
}
