import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { GroupList } from '@/components/home/group-list'
import { Said } from '@/components/groups/said'
import { ReadingList } from '@/components/home/reading-list'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/permissions/can'
import { accountFacts } from '@/lib/server/auth/facts'
import { getAccount } from '@/lib/server/auth/get-account'
import { listReadings } from '@/lib/server/documents/list-readings'
import { listGroups } from '@/lib/server/groups/list-groups'
import { pageContext } from '@/lib/server/page-context'

/** Home: the viewer's readings and groups. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const context = await pageContext()
  if (context.viewer.userId === null || context.name === null) redirect('/sign-in')
  if ((await getAccount.execute(context, {})).leaving !== null) redirect('/leaving')
  const [readings, groups] = await Promise.all([
    listReadings.execute(context, {}),
    listGroups.execute(context, {}),
  ])
  return (
    <>
      <Header viewer={{ name: context.name }} signOut={signOutAction} />
      <Page>
        <Said said={(await searchParams).said} />
        <h1>Your readings</h1>
        <ReadingList readings={readings} now={context.now.getTime()} />
        <GroupList groups={groups} mayCreate={can(context.viewer, 'group:create', accountFacts(context))} />
      </Page>
    </>
  )
}
