import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { OpeningList } from '@/components/documents/opening-list'
import { UnpublishedNotice } from '@/components/documents/unpublished-notice'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { getOpening } from '@/lib/server/documents/get-opening'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { openAction } from './actions'

export const metadata: Metadata = { title: 'Open a text' }

/** Where a text is to be read: one button for each group, in any number of them. `?group=` is the one it is meant for. */
export default async function OpenTextPage({ params, searchParams }: PageProps<'/d/[documentId]/open'>) {
  const { documentId } = await params
  const { group } = await searchParams
  const opening = await loadForPage(getOpening, { documentId }, `/d/${documentId}/open`)
  const { name } = await pageContext()
  return (
    <>
      <Header
        viewer={{ name: name ?? '' }}
        crumbs={[{ label: opening.title, href: `/d/${documentId}/edit` }, { label: 'Open' }]}
        signOut={signOutAction}
      />
      <Page>
        <h1>
          Open “<bdi>{opening.title}</bdi>”
        </h1>
        {opening.published ? (
          <>
            <p>
              Each group reads and annotates it on its own; what is written in one is not seen in another.
            </p>
            <OpeningList
              documentId={opening.id}
              groups={opening.groups}
              group={typeof group === 'string' ? group : ''}
              action={openAction}
            />
          </>
        ) : (
          <UnpublishedNotice documentId={opening.id} />
        )}
      </Page>
    </>
  )
}
