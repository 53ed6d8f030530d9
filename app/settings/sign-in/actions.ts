'use server'
import { toAction } from '@/lib/server/action'
import { toProvider } from '@/lib/server/auth/begin-provider'
import { unlinkProvider } from '@/lib/server/auth/unlink-provider'

export const linkProviderAction = toProvider('link')

export const unlinkProviderAction = toAction(unlinkProvider, { fields: ['provider'], shows: () => ({}) })
