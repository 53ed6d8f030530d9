import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { GroupList } from '@/components/home/group-list'
import { ReadingList } from '@/components/home/reading-list'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { listReadings } from '@/lib/server/documents/list-readings'
import { listGroups } from '@/lib/server/groups/list-groups'
import { pageContext } from '@/lib/server/page-context'

/** Home: the viewer's readings and groups. */
export default async function HomePage() {
  const context = await pageContext()
  if (context.viewer.userId === null || context.name === null) redirect('/sign-in')
  const [readings, groups] = await Promise.all([
    listReadings.execute(context, {}),
    listGroups.execute(context, {}),
  ])
  return (
    <>
      <Header viewer={{ name: context.name }} signOut={signOutAction} />
      <Page>
        <h1>Your readings</h1>
        <ReadingList readings={readings} now={context.now.getTime()} />
        <GroupList groups={groups} />
      </Page>
    </>
  )
}
