import type { Metadata } from 'next'
import { confirmSignUpAction } from '@/app/(auth)/sign-up/actions'
import { ButtonForm } from '@/components/auth/button-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { findSignUp } from '@/lib/server/auth/find-sign-up'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false } }

/** Opens a mailed sign-up. Looking at it makes nothing: mail scanners look, and only people press. */
export default async function ConfirmPage({ params }: PageProps<'/sign-up/[token]'>) {
  const { token } = await params
  const pending = token.length > 8192 ? null : await findSignUp.execute(await pageContext(), { token })
  if (pending === null)
    return (
      <Notice
        title="This link does not work"
        text="It is more than a day old, or not complete. Copy the whole of it, or sign up again."
        link={{ href: '/sign-up', label: 'Create an account' }}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Confirm your address</h1>
      <p>
        An account for <b dir="auto">{pending.name}</b> with the address <b dir="auto">{pending.email}</b>.
      </p>
      <ButtonForm
        action={confirmSignUpAction}
        label="Create the account"
        look="main"
        wide
        fields={{ token }}
      />
    </Page>
  )
}
