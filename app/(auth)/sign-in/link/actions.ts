'use server'
import { pathAfterSignIn, toAction } from '@/lib/server/action'
import { requestSignInLink } from '@/lib/server/auth/request-sign-in-link'
import { signInByLink } from '@/lib/server/auth/sign-in-by-link'

export const requestSignInLinkAction = toAction(requestSignInLink, {
  fields: ['email', 'next'],
  goTo: () => '/sign-in/link?sent=1',
})

export const signInByLinkAction = toAction(signInByLink, {
  fields: ['token'],
  secret: ['token'],
  goTo: pathAfterSignIn,
})
