import type { Metadata } from 'next'
import { AdministratorForm } from '@/components/auth/administrator-form'
import { ResetForm } from '@/components/auth/reset-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { PASSWORD_MINIMUM } from '@/lib/auth/input'
import { findLink } from '@/lib/server/auth/find-link'
import { pageContext } from '@/lib/server/page-context'
import { becomeAdministratorAction, resetPasswordAction } from './actions'

export const metadata: Metadata = { title: 'One-time link', robots: { index: false } }

/** Opens a one-time link: the first administrator's, or one to a new password. Looking at it uses nothing up; only the form does. */
export default async function LinkPage({ params }: PageProps<'/link/[token]'>) {
  const { token } = await params
  const isToken = /^[\w-]{16,128}$/.test(token)
  const purpose = isToken ? await findLink.execute(await pageContext(), { token }) : null
  if (purpose === null)
    return (
      <Notice
        title="This link does not work"
        text="It was used already, it is too old, or a newer one was made. For a new password ask for a new link; an installation without an administrator prints a fresh one each time it starts."
        link={{ href: '/sign-in', label: 'Sign in' }}
      />
    )
  const given = { token, passwordLength: PASSWORD_MINIMUM }
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>{purpose === 'password' ? 'Choose a new password' : 'Become the administrator'}</h1>
      {purpose === 'password' ? (
        <>
          <p>It signs you out on all your other devices.</p>
          <ResetForm action={resetPasswordAction} {...given} />
        </>
      ) : (
        <AdministratorForm action={becomeAdministratorAction} {...given} />
      )}
    </Page>
  )
}
