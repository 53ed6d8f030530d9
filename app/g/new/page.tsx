import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { CreateGroupForm } from '@/components/groups/create-group-form'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { mintServerId } from '@/lib/server/mint-id'
import { pageContext } from '@/lib/server/page-context'
import { createGroupAction } from './actions'

export const metadata: Metadata = { title: 'New group' }

/** Makes a group. */
export default async function NewGroupPage() {
  const { name, now } = await pageContext()
  if (name === null) redirect('/sign-in?next=/g/new')
  return (
    <>
      <Header viewer={{ name }} crumbs={[{ label: 'New group' }]} signOut={signOutAction} />
      <Page>
        <h1>New group</h1>
        <p>People who read together. You will be its owner.</p>
        <CreateGroupForm action={createGroupAction} groupId={mintServerId(now)} />
      </Page>
    </>
  )
}
