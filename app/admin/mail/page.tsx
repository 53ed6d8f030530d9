import type { Metadata } from 'next'
import { AdminFrame, askedOf, nextOf } from '@/app/admin/admin-frame'
import { MailboxList } from '@/components/admin/mailbox-list'
import { OpenedMailView } from '@/components/admin/opened-mail-view'
import { NextPage } from '@/components/groups/next-page'
import { getKeptMail } from '@/lib/server/notifications/get-kept-mail'
import { listMailbox } from '@/lib/server/notifications/list-mailbox'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Mailbox' }

/** The local mailbox: what would have been mailed, and what may not have arrived. For administrators; for everybody else there is no such page. */
export default async function MailboxPage({ searchParams }: PageProps<'/admin/mail'>) {
  const query = await searchParams
  const { after } = askedOf(query)
  const { mail: mailId } = query
  const mails = await loadForPage(listMailbox, after === undefined ? {} : { after }, '/admin/mail')
  const opened = typeof mailId === 'string' ? await loadForPage(getKeptMail, { mailId }, '/admin/mail') : null
  const { now } = await pageContext()
  return (
    <AdminFrame page="/admin/mail" said={query.said}>
      <h2>Mailbox</h2>
      {opened && <OpenedMailView mail={opened} />}
      <MailboxList mails={mails.items} now={now.getTime()} openedId={opened?.id ?? null} />
      <NextPage href={nextOf('/admin/mail', mails.next, undefined)} />
    </AdminFrame>
  )
}
