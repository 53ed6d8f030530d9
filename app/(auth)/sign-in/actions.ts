'use server'
import { nextPath, pathAfterSignIn, toAction } from '@/lib/server/action'
import { toProvider } from '@/lib/server/auth/begin-provider'
import { endSession } from '@/lib/server/auth/end-session'
import { signIn } from '@/lib/server/auth/sign-in'
import { signInAsSample } from '@/lib/server/auth/sign-in-as-sample'

export const signInAction = toAction(signIn, {
  fields: ['email', 'password'],
  secret: ['password'],
  goTo: pathAfterSignIn,
})

export const signInAsSampleAction = toAction(signInAsSample, {
  fields: ['userId'],
  goTo: (_, form) => nextPath(form),
})

export const continueWithAction = toProvider('sign-in')

export const signOutAction = toAction(endSession, { fields: [], goTo: () => '/sign-in' })
