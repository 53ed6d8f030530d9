import type { Metadata } from 'next'
import { ForgottenForm } from '@/components/auth/forgotten-form'
import { SignInLinks } from '@/components/auth/sign-in-links'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { getSettings } from '@/lib/server/auth/get-settings'
import { pageContext } from '@/lib/server/page-context'
import { requestPasswordLinkAction } from './actions'

export const metadata: Metadata = { title: 'Forgotten password' }

const SIGN_IN = { href: '/sign-in', label: 'Sign in' }

/** The way to a new password: a mailed link, or without a mail server whom to ask for one. */
export default async function ForgotPage({ searchParams }: PageProps<'/forgot'>) {
  const { sent } = await searchParams
  const { sendsMail } = await getSettings.execute(await pageContext(), {})
  if (!sendsMail)
    return (
      <Notice
        title="Ask for a link"
        text="No mail is sent from here. Ask the administrator of this installation for a link to a new password. It works once."
        link={SIGN_IN}
      />
    )
  if (sent !== undefined)
    return (
      <Notice
        title="Look in your mail"
        text="If there is an account with that address, a link to a new password is on its way to it. It works once, within an hour. If nothing comes, look among the spam, or try another address of yours."
        link={SIGN_IN}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Forgotten your password?</h1>
      <p>You get a mail with a link to a new one.</p>
      <ForgottenForm action={requestPasswordLinkAction} />
      <SignInLinks signIn="/sign-in" />
    </Page>
  )
}
