'use server'
import { nextPath, safePath, toAction } from '@/lib/server/action'
import { confirmSignUp } from '@/lib/server/auth/confirm-sign-up'
import { signUp } from '@/lib/server/auth/sign-up'

export const signUpAction = toAction(signUp, {
  fields: ['name', 'email', 'password', 'next'],
  secret: ['password'],
  goTo: ({ userId }, form) => (userId === null ? '/sign-up?sent=1' : nextPath(form)),
})

export const confirmSignUpAction = toAction(confirmSignUp, {
  fields: ['token'],
  secret: ['token'],
  goTo: ({ next }) => safePath(next),
})
