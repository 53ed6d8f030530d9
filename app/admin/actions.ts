'use server'
import { toAction } from '@/lib/server/action'
import { issuePasswordLink } from '@/lib/server/auth/issue-password-link'
import { setAdministrator } from '@/lib/server/auth/set-administrator'
import { suspendPerson } from '@/lib/server/auth/suspend-person'
import { updateSettings } from '@/lib/server/auth/update-settings'
import { appointOwner } from '@/lib/server/groups/appoint-owner'

export const issuePasswordLinkAction = toAction(issuePasswordLink, {
  fields: ['userId'],
  shows: ({ link }) => ({ link }),
})

export const suspendPersonAction = toAction(suspendPerson, {
  fields: ['userId', 'until'],
  goTo: ({ said }) => `/admin?said=${said}`,
})

export const setAdministratorAction = toAction(setAdministrator, {
  fields: ['userId', 'administrator'],
  shows: () => ({}),
})

export const appointOwnerAction = toAction(appointOwner, {
  fields: ['groupId', 'email'],
  goTo: () => '/admin/groups?said=appointed',
})

export const updateSettingsAction = toAction(updateSettings, {
  fields: ['signUp'],
  goTo: () => '/admin/settings?said=saved',
})
