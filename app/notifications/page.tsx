import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { NotificationList } from '@/components/notifications/notification-list'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { PageTabs } from '@/components/shell/page-tabs'
import { bellCount } from '@/lib/messages/notifications'
import { TABS, type Tab } from '@/lib/notifications/listing'
import { getBell } from '@/lib/server/notifications/get-bell'
import { listNotifications } from '@/lib/server/notifications/list-notifications'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { markReadAction } from './actions'

export const metadata: Metadata = { title: 'Notifications' }

const PATH = '/notifications'
const LABELS: Record<Tab, string> = { direct: 'Direct', watching: 'Watching', all: 'All' }

/** What one was told, newest first: of oneself, of what one watches, or all of it. */
export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const { tab: asked, after } = await searchParams
  const tab = TABS.find((one) => one === asked) ?? 'direct'
  const page = { tab, ...(typeof after === 'string' ? { after } : {}) }
  const [{ items, next }, bell] = await Promise.all([
    loadForPage(listNotifications, page, PATH),
    loadForPage(getBell, {}, PATH),
  ])
  const { name, now } = await pageContext()
  const unread = { ...bell, all: bell.direct + bell.watching }
  return (
    <>
      <Header
        viewer={name === null ? null : { name }}
        crumbs={[{ label: 'Notifications' }]}
        signOut={signOutAction}
        next={PATH}
      />
      <Page>
        <h1>Notifications</h1>
        <PageTabs
          label="Which notifications"
          current={hrefOf(tab)}
          tabs={TABS.map((one) => ({
            href: hrefOf(one),
            label: unread[one] > 0 ? `${LABELS[one]} (${bellCount(unread[one])} new)` : LABELS[one],
          }))}
        />
        <NotificationList
          tab={tab}
          notifications={items}
          now={now.getTime()}
          nextHref={next === null ? null : `${hrefOf(tab)}&after=${next}`}
          hasUnread={unread[tab] > 0}
          markRead={markReadAction}
        />
      </Page>
    </>
  )
}

function hrefOf(tab: Tab): string {
  return `${PATH}?tab=${tab}`
}
