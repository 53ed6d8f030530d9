import type { Metadata } from 'next'
import { SignInLinks } from '@/components/auth/sign-in-links'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { PASSWORD_MINIMUM } from '@/lib/auth/input'
import { getSettings } from '@/lib/server/auth/get-settings'
import { pageContext } from '@/lib/server/page-context'
import { signUpAction } from './actions'

export const metadata: Metadata = { title: 'Create an account' }

/** Signing up, where anybody may. What it says after sending is the same for every address. */
export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const { next, sent } = await searchParams
  const target = typeof next === 'string' ? next : '/'
  const { isSignUpOpen } = await getSettings.execute(await pageContext(), {})
  const signIn = `/sign-in?next=${encodeURIComponent(target)}`
  if (sent !== undefined)
    return (
      <Notice
        title="Look in your mail"
        text="A mail is on its way to the address you gave. Open the link in it to go on. If nothing comes within a few minutes, look among the spam, or sign up again with the address spelled right."
        link={{ href: signIn, label: 'Sign in' }}
      />
    )
  if (!isSignUpOpen)
    return (
      <Notice
        title="By invitation"
        text="Accounts are made by invitation here. Ask whoever leads your group for a link; opening it makes your account."
        link={{ href: signIn, label: 'Sign in' }}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Create an account</h1>
      <SignUpForm action={signUpAction} next={target} passwordLength={PASSWORD_MINIMUM} />
      <SignInLinks signIn={signIn} />
    </Page>
  )
}
