import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { JoinScreen } from '@/components/groups/join-screen'
import { NoWayIn } from '@/components/groups/no-way-in'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { PASSWORD_MINIMUM } from '@/lib/auth/input'
import { getInvitation } from '@/lib/server/groups/get-invitation'
import { pageContext } from '@/lib/server/page-context'
import { acceptInvitationAction, joinWithAccountAction } from './actions'

export const metadata: Metadata = { title: 'Join a group', robots: { index: false } }

/** Opens an invitation: first the text, where the group allows it, then joining. Looking costs the link no use. */
export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const context = await pageContext()
  const page = /^[\w-]{16,128}$/.test(token) ? await getInvitation.execute(context, { token }) : null
  if (page?.state !== 'usable') return <NoWayIn state={page?.state ?? 'unknown'} />
  return (
    <>
      <Header
        viewer={context.name === null ? null : { name: context.name }}
        crumbs={[{ label: page.group.name }]}
        signOut={signOutAction}
        next={`/join/${token}`}
      />
      <Page>
        <JoinScreen
          page={page}
          token={token}
          name={context.name}
          passwordLength={PASSWORD_MINIMUM}
          accept={acceptInvitationAction}
          joinWithAccount={joinWithAccountAction}
        />
      </Page>
    </>
  )
}
