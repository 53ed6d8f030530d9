import type { Metadata } from 'next'
import { GroupReadings } from '@/components/groups/group-readings'
import { JoinPanel } from '@/components/groups/join-panel'
import { groupPath, slugFromPath } from '@/lib/groups/slug'
import { can } from '@/lib/permissions/can'
import { getGroup } from '@/lib/server/groups/get-group'
import { listGroupReadings } from '@/lib/server/groups/list-group-readings'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { joinGroupAction, requestToJoinAction } from './actions'
import { GroupFrame } from './group-frame'

export const metadata: Metadata = { title: 'Group' }

/** A group: its texts for those who may read them, and the way in for those who may join. */
export default async function GroupPage({ params, searchParams }: PageProps<'/g/[groupSlug]'>) {
  const slug = slugFromPath((await params).groupSlug) ?? ''
  const path = groupPath(slug)
  const { said, after } = await searchParams
  const shown = await loadForPage(getGroup, { slug }, path)
  const { group, viewer, facts } = shown
  const { name, now } = await pageContext()
  const readings = can(viewer, 'group:read', facts)
    ? await loadForPage(listGroupReadings, { slug, ...(typeof after === 'string' ? { after } : {}) }, path)
    : null
  // Asked of a published text of one's own: which one it will be is chosen there.
  const mayOpen = can(viewer, 'reading:open', { ...facts, document: { published: true, role: 'owner' } })
  return (
    <GroupFrame shown={shown} name={name} page="" said={said}>
      <JoinPanel
        group={group}
        viewer={viewer}
        facts={facts}
        hasAsked={shown.hasAsked}
        join={joinGroupAction}
        ask={requestToJoinAction}
      />
      {readings !== null && (
        <GroupReadings
          readings={readings.items}
          now={now.getTime()}
          next={readings.next && `${path}?after=${readings.next}`}
          openHref={mayOpen ? `/d/new?group=${encodeURIComponent(slug)}` : null}
        />
      )}
    </GroupFrame>
  )
}
