import 'server-only'
import { z } from 'zod'
import { findSettings } from '@/lib/server/auth/find-settings'
import { env } from '@/lib/server/env'
import { defineQuery } from '@/lib/server/query'

/** What the pages around signing in need to know: whether anybody may sign up, and whether mails are sent. For everybody. */
export const getSettings = defineQuery({
  name: 'installation.get-settings',
  input: z.strictObject({}),
  permit: { listed: true },
  load: ({ tx }) => findSettings(tx),
  present: ({ loaded }) => ({ isSignUpOpen: loaded.signUp === 'open', sendsMail: env().mail !== null }),
})
