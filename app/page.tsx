import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { GroupList } from '@/components/home/group-list'
import { HomeActions } from '@/components/home/home-actions'
import { Said } from '@/components/groups/said'
import { NewsLine } from '@/components/home/news-line'
import { ReadingList } from '@/components/home/reading-list'
import { UnopenedList } from '@/components/home/unopened-list'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/permissions/can'
import { accountFacts } from '@/lib/server/auth/facts'
import { getNews } from '@/lib/server/annotations/get-news'
import { getAccount } from '@/lib/server/auth/get-account'
import { listReadings } from '@/lib/server/documents/list-readings'
import { listUnopened } from '@/lib/server/documents/list-unopened'
import { listGroups } from '@/lib/server/groups/list-groups'
import { pageContext } from '@/lib/server/page-context'

/** Home: the viewer's readings and groups. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const { readings: afterReading, texts: afterText, said } = await searchParams
  const context = await pageContext()
  if (context.viewer.userId === null || context.name === null) redirect('/sign-in')
  if ((await getAccount.execute(context, {})).leaving !== null) redirect('/leaving')
  const [news, readings, unopened, groups] = await Promise.all([
    getNews.execute(context, {}),
    listReadings.execute(context, pageAfter(afterReading)),
    listUnopened.execute(context, pageAfter(afterText)),
    listGroups.execute(context, {}),
  ])
  return (
    <>
      <Header viewer={{ name: context.name }} signOut={signOutAction} />
      <Page>
        <Said said={said} />
        <h1>Your readings</h1>
        <NewsLine unread={news.unread} texts={news.texts.length} mention={news.mention} />
        <ReadingList
          readings={readings.items}
          now={context.now.getTime()}
          nextHref={nextPage('readings', readings.next)}
        />
        <UnopenedList texts={unopened.items} nextHref={nextPage('texts', unopened.next)} />
        <GroupList groups={groups} />
        <HomeActions
          mayAdd={can(context.viewer, 'document:create', accountFacts(context))}
          mayCreate={can(context.viewer, 'group:create', accountFacts(context))}
        />
      </Page>
    </>
  )
}

function pageAfter(cursor: string | string[] | undefined): { after?: string } {
  return typeof cursor === 'string' ? { after: cursor } : {}
}

function nextPage(list: 'readings' | 'texts', cursor: string | null): string | null {
  return cursor === null ? null : `/?${list}=${cursor}`
}
