'use server'
import { toAction } from '@/lib/server/action'
import { issuePasswordLink } from '@/lib/server/auth/issue-password-link'
import { updateSettings } from '@/lib/server/auth/update-settings'

export const issuePasswordLinkAction = toAction(issuePasswordLink, {
  fields: ['userId'],
  shows: ({ link }) => ({ link }),
})

export const updateSettingsAction = toAction(updateSettings, {
  fields: ['signUp'],
  goTo: () => '/admin?saved=settings',
})
