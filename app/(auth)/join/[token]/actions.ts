'use server'
import { toAction } from '@/lib/server/action'
import { acceptInvitation } from '@/lib/server/groups/accept-invitation'
import { joinWithAccount } from '@/lib/server/groups/join-with-account'

export const acceptInvitationAction = toAction(acceptInvitation, {
  fields: ['token'],
  secret: ['token'],
  goTo: ({ path }) => path,
})

export const joinWithAccountAction = toAction(joinWithAccount, {
  fields: ['token', 'name', 'email', 'password'],
  secret: ['token', 'password'],
  goTo: ({ path }) => path,
})
