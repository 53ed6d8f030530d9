'use server'
import { toAction } from '@/lib/server/action'
import { requestPasswordLink } from '@/lib/server/auth/request-password-link'

export const requestPasswordLinkAction = toAction(requestPasswordLink, {
  fields: ['email'],
  goTo: () => '/forgot?sent=1',
})
