import type { Metadata } from 'next'
import { cache } from 'react'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { DetailsForm } from '@/components/documents/details-form'
import { OwnersPanel } from '@/components/documents/owners-panel'
import { PublishedNotice } from '@/components/documents/published-notice'
import { WorkingCopyEditor } from '@/components/documents/working-copy-editor'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { getEditing } from '@/lib/server/documents/get-editing'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import {
  addOwnerAction,
  changeOwnerAction,
  handOverAction,
  leaveAction,
  publishAction,
  removeOwnerAction,
  updateAction,
} from './actions'

type Props = PageProps<'/d/[documentId]/edit'>

const OWNER_ACTIONS = {
  add: addOwnerAction,
  change: changeOwnerAction,
  remove: removeOwnerAction,
  handOver: handOverAction,
  leave: leaveAction,
}

/** Loaded once for the title and the page. */
const load = cache((documentId: string, find: string) =>
  loadForPage(getEditing, { documentId, find }, `/d/${documentId}/edit`),
)

/** The text's title. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { documentId, find } = await askedOf(props)
  return { title: (await load(documentId, find)).title }
}

/** A text for those who edit it: what is said about it, its unpublished words, and who owns it. */
export default async function EditTextPage(props: Props) {
  const { documentId, find, group } = await askedOf(props)
  const editing = await load(documentId, find)
  const { name, viewer } = await pageContext()
  return (
    <>
      <Header viewer={{ name: name ?? '' }} crumbs={[{ label: editing.title }]} signOut={signOutAction} />
      <Page>
        <h1 dir="auto">{editing.title}</h1>
        <PublishedNotice editing={editing} />
        <DetailsForm action={updateAction} id={editing.id} details={editing} group={group} />
        {editing.copy !== null && (
          <WorkingCopyEditor
            editing={editing}
            copy={editing.copy}
            userId={viewer.userId ?? ''}
            group={group}
            publish={publishAction}
          />
        )}
        <OwnersPanel editing={editing} find={find} actions={OWNER_ACTIONS} />
      </Page>
    </>
  )
}

async function askedOf({ params, searchParams }: Props) {
  const { find, group } = await searchParams
  const { documentId } = await params
  return {
    documentId,
    find: typeof find === 'string' ? find.slice(0, 200) : '',
    group: typeof group === 'string' ? group : '',
  }
}
