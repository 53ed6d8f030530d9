import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RequestLinkForm } from '@/components/auth/request-link-form'
import { SignInLinks } from '@/components/auth/sign-in-links'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { getSettings } from '@/lib/server/auth/get-settings'
import { pageContext } from '@/lib/server/page-context'
import { requestSignInLinkAction } from './actions'

export const metadata: Metadata = { title: 'Sign in by e-mail' }

/** Asks for a mailed link that signs in, where mails are sent. */
export default async function RequestLinkPage({ searchParams }: PageProps<'/sign-in/link'>) {
  const { sent, next } = await searchParams
  const { sendsMail } = await getSettings.execute(await pageContext(), {})
  if (!sendsMail) notFound()
  if (sent !== undefined)
    return (
      <Notice
        title="Look in your mail"
        text="If there is an account with that address, a link that signs you in is on its way to it. It works once, within 15 minutes. If nothing comes, look among the spam, or try another address of yours."
        link={{ href: '/sign-in', label: 'Sign in another way' }}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Sign in by e-mail</h1>
      <p>You get a mail with a link that signs you in, without a password.</p>
      <RequestLinkForm action={requestSignInLinkAction} next={typeof next === 'string' ? next : '/'} />
      <SignInLinks signIn="/sign-in" />
    </Page>
  )
}
