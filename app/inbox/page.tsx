import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { InboxFilters } from '@/components/inbox/inbox-filters'
import { InboxList } from '@/components/inbox/inbox-list'
import { inboxPath } from '@/components/inbox/inbox-path'
import type { InboxAsked } from '@/components/inbox/inbox-path'
import { ShowMore } from '@/components/home/show-more'
import { EmptyState } from '@/components/shell/empty-state'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { INBOX_KINDS } from '@/lib/annotations/inbox-input'
import type { InboxKind } from '@/lib/annotations/inbox-input'
import { listInbox } from '@/lib/server/annotations/list-inbox'
import { redirect } from 'next/navigation'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Inbox' }

const EMPTY: Record<InboxKind, string> = {
  unread: 'Nothing unread. What others write in your texts appears here.',
  answers: 'No answers to you that you have not read.',
  mentions: 'Nobody has mentioned you where you have not read it.',
}

const NOTHING_YET: Record<InboxKind, string> = {
  unread: EMPTY.unread,
  answers: 'Nothing yet. Answers to what you write appear here.',
  mentions: 'Nothing yet. Where others mention you by @ and your name appears here.',
}

/** Across all texts: what is unread, what answers the viewer, where they are mentioned. */
export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { after, ...search } = await searchParams
  const asked = askedIn(search)
  const path = inboxPath(asked)
  const { name, now } = await pageContext()
  if (name === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  const { kind, text, read } = asked
  const input = { kind, read, ...(text === '' ? {} : { readingId: text }) }
  const inbox = await loadForPage(
    listInbox,
    { ...input, ...(typeof after === 'string' ? { after } : {}) },
    path,
  )
  return (
    <>
      <Header viewer={{ name }} crumbs={[{ label: 'Inbox' }]} signOut={signOutAction} />
      <Page>
        <h1>Inbox</h1>
        <InboxFilters asked={asked} texts={inbox.texts} />
        {inbox.items.length === 0 ? (
          <EmptyState>{(read ? NOTHING_YET : EMPTY)[kind]}</EmptyState>
        ) : (
          <InboxList items={inbox.items} now={now.getTime()} />
        )}
        <ShowMore href={inbox.next === null ? null : inboxPath(asked, inbox.next)}>
          Show earlier ones
        </ShowMore>
      </Page>
    </>
  )
}

type Search = Record<string, string | string[] | undefined>

function askedIn({ kind, text, read }: Search): InboxAsked {
  return {
    kind: INBOX_KINDS.find((one) => one === kind) ?? 'unread',
    text: typeof text === 'string' ? text : '',
    read: read === '1',
  }
}
