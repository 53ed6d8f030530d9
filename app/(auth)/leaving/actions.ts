'use server'
import { toAction } from '@/lib/server/action'
import { keepAccount } from '@/lib/server/auth/keep-account'

export const keepAccountAction = toAction(keepAccount, {
  fields: [],
  goTo: () => '/settings?saved=kept#leave',
})
