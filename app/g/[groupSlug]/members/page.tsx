import type { Metadata } from 'next'
import { LeaveSection } from '@/components/groups/leave-section'
import { MembersSection } from '@/components/groups/members-section'
import { groupPath, slugFromPath } from '@/lib/groups/slug'
import { can } from '@/lib/permissions/can'
import { getGroup } from '@/lib/server/groups/get-group'
import { listMembers } from '@/lib/server/groups/list-members'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { GroupFrame } from '@/app/g/[groupSlug]/group-frame'
import { changeRoleAction, leaveGroupAction, mutePersonAction, removeMemberAction } from './actions'
import { InvitingSections } from './inviting-sections'

export const metadata: Metadata = { title: 'Members' }

/** Who is in a group; for those who moderate also who asks to be, and the links that let people in. */
export default async function MembersPage({ params, searchParams }: PageProps<'/g/[groupSlug]/members'>) {
  const slug = slugFromPath((await params).groupSlug) ?? ''
  const path = groupPath(slug, 'members')
  const { said, after, words } = await searchParams
  const asked = {
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof words === 'string' ? { words } : {}),
  }
  const shown = await loadForPage(getGroup, { slug }, path)
  const members = await loadForPage(listMembers, { slug, ...asked }, path)
  const { group, viewer, facts } = shown
  const { name, now } = await pageContext()
  return (
    <GroupFrame shown={shown} name={name} page="members" said={said}>
      {can(viewer, 'group:admit', facts) && <InvitingSections shown={shown} />}
      <MembersSection
        group={group}
        members={members}
        words={asked.words ?? ''}
        viewer={viewer}
        now={now.getTime()}
        actions={{ changeRole: changeRoleAction, remove: removeMemberAction, mute: mutePersonAction }}
      />
      <LeaveSection groupId={group.id} action={leaveGroupAction} />
    </GroupFrame>
  )
}
