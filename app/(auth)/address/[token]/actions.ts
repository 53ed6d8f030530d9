'use server'
import { toAction } from '@/lib/server/action'
import { confirmAddress } from '@/lib/server/auth/confirm-address'

export const confirmAddressAction = toAction(confirmAddress, {
  fields: ['token'],
  secret: ['token'],
  goTo: () => '/settings?saved=address#address',
})
