import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { NewTextForm } from '@/components/documents/new-text-form'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { offeredLanguage } from '@/lib/documents/languages'
import type { DocumentId } from '@/lib/ids'
import { mintServerId } from '@/lib/server/mint-id'
import { pageContext } from '@/lib/server/page-context'
import { newTextAction } from './actions'

export const metadata: Metadata = { title: 'Add a text' }

/** A new text: paste it, see how it will be stored, save it. `?group=` is the group it is meant for. */
export default async function NewTextPage({ searchParams }: PageProps<'/d/new'>) {
  const { viewer, name, now } = await pageContext()
  const { group } = await searchParams
  const slug = typeof group === 'string' ? group : ''
  const path = slug === '' ? '/d/new' : `/d/new?group=${encodeURIComponent(slug)}`
  if (viewer.userId === null || name === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return (
    <>
      <Header viewer={{ name }} crumbs={[{ label: 'Add a text' }]} signOut={signOutAction} />
      <Page>
        <h1>Add a text</h1>
        <NewTextForm
          action={newTextAction}
          id={mintServerId<DocumentId>(now)}
          userId={viewer.userId}
          language={offeredLanguage((await headers()).get('accept-language'))}
          group={slug}
        />
      </Page>
    </>
  )
}
