'use server'
import { toAction } from '@/lib/server/action'
import { becomeAdministrator } from '@/lib/server/auth/become-administrator'

export const becomeAdministratorAction = toAction(becomeAdministrator, {
  fields: ['token', 'name', 'email', 'password'],
  secret: ['password', 'token'],
  goTo: () => '/',
})
