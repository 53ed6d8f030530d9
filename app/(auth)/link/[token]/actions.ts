'use server'
import { toAction } from '@/lib/server/action'
import { becomeAdministrator } from '@/lib/server/auth/become-administrator'
import { resetPassword } from '@/lib/server/auth/reset-password'

export const becomeAdministratorAction = toAction(becomeAdministrator, {
  fields: ['token', 'name', 'email', 'password'],
  secret: ['password', 'token'],
  goTo: () => '/',
})

export const resetPasswordAction = toAction(resetPassword, {
  fields: ['token', 'password'],
  secret: ['password', 'token'],
  goTo: () => '/',
})
