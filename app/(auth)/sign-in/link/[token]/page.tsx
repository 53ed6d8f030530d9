import type { Metadata } from 'next'
import { signInByLinkAction } from '@/app/(auth)/sign-in/link/actions'
import { FollowLinkForm } from '@/components/auth/follow-link-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { findSignInLink } from '@/lib/server/auth/find-sign-in-link'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** Where a mailed link leads. Looking at it uses nothing up; only the button does. */
export default async function FollowLinkPage({ params, searchParams }: PageProps<'/sign-in/link/[token]'>) {
  const [{ token }, { next }] = await Promise.all([params, searchParams])
  const isWhole = /^[\w-]{16,128}$/.test(token)
  const name = isWhole ? await findSignInLink.execute(await pageContext(), { token }) : null
  if (name === null)
    return (
      <Notice
        title="This link does not work"
        text="It works once, within 15 minutes, and only the one that was mailed last. Ask for another."
        link={{ href: '/sign-in', label: 'Sign in' }}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>
        Sign in as <bdi>{name}</bdi>?
      </h1>
      <FollowLinkForm
        action={signInByLinkAction}
        token={token}
        next={typeof next === 'string' ? next : '/'}
      />
    </Page>
  )
}
