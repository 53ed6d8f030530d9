import type { Metadata } from 'next'
import { UnsubscribePanel } from '@/components/notifications/unsubscribe-panel'
import { Page } from '@/components/shell/page'
import { getUnsubscribing } from '@/lib/server/notifications/get-unsubscribing'
import { pageContext } from '@/lib/server/page-context'

// The address is a secret that ends mails: it is told nobody.
export const metadata: Metadata = { title: 'Mails', referrer: 'no-referrer', robots: { index: false } }

/** Behind the link at the end of a mail: asks before it ends such mails. Needs neither an account nor scripts. */
export default async function UnsubscribePage({ params }: PageProps<'/unsubscribe/[token]'>) {
  const { token } = await params
  const found = await getUnsubscribing.execute(await pageContext(), { token })
  return (
    <Page>
      <h1>Mails from Postil</h1>
      <UnsubscribePanel found={found} path={`/unsubscribe/${encodeURIComponent(token)}/now`} />
    </Page>
  )
}
