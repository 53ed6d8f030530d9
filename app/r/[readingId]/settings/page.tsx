import type { Metadata } from 'next'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { CommentingForm } from '@/components/documents/commenting-form'
import { EditLink } from '@/components/documents/edit-link'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { getReadingSettings } from '@/lib/server/documents/get-reading-settings'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { setCommentingAction } from './actions'

export const metadata: Metadata = { title: 'Settings of a text' }

/** What can be set about a text in one group, for those who moderate there and for the text's owner. */
export default async function ReadingSettingsPage(props: PageProps<'/r/[readingId]/settings'>) {
  const { readingId } = await props.params
  const { saved } = await props.searchParams
  const settings = await loadForPage(getReadingSettings, { readingId }, `/r/${readingId}/settings`)
  const { name } = await pageContext()
  return (
    <>
      <Header
        viewer={{ name: name ?? '' }}
        crumbs={[{ label: settings.title, href: `/r/${settings.id}` }, { label: 'Settings' }]}
        signOut={signOutAction}
      />
      <Page>
        <h1 dir="auto">{settings.title}</h1>
        <p>
          In <bdi>{settings.groupName}</bdi>.
        </p>
        <CommentingForm
          action={setCommentingAction}
          readingId={settings.id}
          commenting={settings.commenting}
          isSaved={saved === '1'}
        />
        {settings.editsText && <EditLink documentId={settings.documentId} />}
      </Page>
    </>
  )
}
