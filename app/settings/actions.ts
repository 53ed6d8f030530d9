'use server'
import { CHANNEL_FIELDS } from '@/lib/notifications/channels-input'
import { toAction } from '@/lib/server/action'
import { changeAddress } from '@/lib/server/auth/change-address'
import { changePassword } from '@/lib/server/auth/change-password'
import { deleteAccount } from '@/lib/server/auth/delete-account'
import { endAllSessions } from '@/lib/server/auth/end-all-sessions'
import { endOneSession } from '@/lib/server/auth/end-one-session'
import { chooseChannels } from '@/lib/server/notifications/choose-channels'
import { renameAccount } from '@/lib/server/auth/rename-account'

export const renameAccountAction = toAction(renameAccount, {
  fields: ['name'],
  goTo: () => '/settings?saved=name#name',
})

export const changeAddressAction = toAction(changeAddress, {
  fields: ['email', 'current'],
  secret: ['current'],
  goTo: ({ isChanged }) => `/settings?saved=${isChanged ? 'address' : 'asked'}#address`,
})

export const changePasswordAction = toAction(changePassword, {
  fields: ['current', 'password'],
  secret: ['current', 'password'],
  goTo: () => '/settings?saved=password#password',
})

export const endOneSessionAction = toAction(endOneSession, {
  fields: ['sessionId'],
  goTo: () => '/settings?saved=device#devices',
})

export const endAllSessionsAction = toAction(endAllSessions, { fields: [], goTo: () => '/sign-in' })

export const chooseChannelsAction = toAction(chooseChannels, {
  fields: CHANNEL_FIELDS,
  goTo: () => '/settings?saved=notifications#notifications',
})

export const deleteAccountAction = toAction(deleteAccount, {
  fields: ['fate', 'current'],
  secret: ['current'],
  goTo: () => '/sign-in?left=1',
})
