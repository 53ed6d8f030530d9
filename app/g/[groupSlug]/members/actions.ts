'use server'
import { groupPath } from '@/lib/groups/slug'
import { toAction } from '@/lib/server/action'
import { admitRequest } from '@/lib/server/groups/admit-request'
import { changeRole } from '@/lib/server/groups/change-role'
import { createInvitation } from '@/lib/server/groups/create-invitation'
import { leaveGroup } from '@/lib/server/groups/leave-group'
import { mutePerson } from '@/lib/server/groups/mute-person'
import { refuseRequest } from '@/lib/server/groups/refuse-request'
import { removeMember } from '@/lib/server/groups/remove-member'
import { revokeInvitation } from '@/lib/server/groups/revoke-invitation'

type Told = { slug: string }
const members = (said: string) => (told: Told) => `${groupPath(told.slug, 'members')}?said=${said}`
const member = ['groupId', 'userId'] as const

export const changeRoleAction = toAction(changeRole, { fields: [...member, 'role'], shows: () => ({}) })

export const mutePersonAction = toAction(mutePerson, { fields: ['userId', 'muted'], shows: () => ({}) })

export const removeMemberAction = toAction(removeMember, { fields: member, goTo: members('removed') })

export const admitRequestAction = toAction(admitRequest, { fields: member, goTo: members('admitted') })

export const refuseRequestAction = toAction(refuseRequest, { fields: member, goTo: members('refused') })

export const createInvitationAction = toAction(createInvitation, {
  fields: ['invitationId', 'groupId', 'role', 'days', 'maxUses', 'readingId'],
  goTo: members('invited'),
})

export const revokeInvitationAction = toAction(revokeInvitation, {
  fields: ['invitationId'],
  goTo: members('revoked'),
})

export const leaveGroupAction = toAction(leaveGroup, { fields: ['groupId'], goTo: () => '/?said=left' })
