import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArchiveSection } from '@/components/groups/archive-section'
import { GroupSettingsForm } from '@/components/groups/group-settings-form'
import { groupPath, slugFromPath } from '@/lib/groups/slug'
import { can } from '@/lib/permissions/can'
import { getGroup } from '@/lib/server/groups/get-group'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { GroupFrame } from '@/app/g/[groupSlug]/group-frame'
import { archiveGroupAction, updateGroupAction } from './actions'

export const metadata: Metadata = { title: 'Group settings' }

/** What a group's owners decide about it. */
export default async function GroupSettingsPage({
  params,
  searchParams,
}: PageProps<'/g/[groupSlug]/settings'>) {
  const slug = slugFromPath((await params).groupSlug) ?? ''
  const { said } = await searchParams
  const shown = await loadForPage(getGroup, { slug }, groupPath(slug, 'settings'))
  if (!can(shown.viewer, 'group:manage', shown.facts)) notFound()
  const { name } = await pageContext()
  return (
    <GroupFrame shown={shown} name={name} page="settings" said={said}>
      <GroupSettingsForm group={shown.group} action={updateGroupAction} />
      <ArchiveSection group={shown.group} action={archiveGroupAction} />
    </GroupFrame>
  )
}
