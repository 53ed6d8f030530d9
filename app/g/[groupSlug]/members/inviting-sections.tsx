import { InvitingSection } from '@/components/groups/inviting-section'
import { RequestsSection } from '@/components/groups/requests-section'
import { can } from '@/lib/permissions/can'
import type { ShownGroup } from '@/lib/server/groups/get-group'
import { listGroupReadings } from '@/lib/server/groups/list-group-readings'
import { listInvitations } from '@/lib/server/groups/list-invitations'
import { listRequests } from '@/lib/server/groups/list-requests'
import { mintServerId } from '@/lib/server/mint-id'
import { pageContext } from '@/lib/server/page-context'
import {
  admitRequestAction,
  createInvitationAction,
  refuseRequestAction,
  revokeInvitationAction,
} from './actions'

/** What those who moderate see above the members: requests to answer, and the links. */
export async function InvitingSections({ shown: { group, viewer, facts } }: { shown: ShownGroup }) {
  const context = await pageContext()
  const { slug } = group
  const [requests, invitations, readings] = await Promise.all([
    listRequests.execute(context, { slug }),
    listInvitations.execute(context, { slug }),
    listGroupReadings.execute(context, { slug }),
  ])
  const now = context.now.getTime()
  return (
    <>
      <RequestsSection
        groupId={group.id}
        requests={requests}
        now={now}
        admit={admitRequestAction}
        refuse={refuseRequestAction}
      />
      <InvitingSection
        group={group}
        mayInviteModerators={can(viewer, 'group:invite-moderator', facts)}
        invitations={invitations}
        invitationId={mintServerId(context.now)}
        readings={readings.items}
        now={now}
        invite={createInvitationAction}
        revoke={revokeInvitationAction}
      />
    </>
  )
}
