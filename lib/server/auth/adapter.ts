import 'server-only'
import { PrismaAdapter } from '@auth/prisma-adapter'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { displayNameSchema } from '@/lib/auth/display-name'
import { normalizeEmail } from '@/lib/auth/email'
import { idOf, type UserId } from '@/lib/ids'
import { auditInsertion } from '@/lib/server/audit'
import type { ProviderAccount } from '@/lib/server/auth/judge-provider'
import { hashToken } from '@/lib/server/auth/tokens'
import { currentTime } from '@/lib/server/clock'
import { db } from '@/lib/server/db/client'

/** What one request to next-auth is about: the device it comes from, and the account that has come back from a provider. */
export type AuthFlow = { device: string | null; account: ProviderAccount | null }

/**
 * Next-auth's Prisma adapter over rows that hold a session token's hash: each function is handed the token from the
 * cookie and asks the database for its hash. What it writes is what our own commands write: an account with its link in
 * one transaction, sessions with their device, no token of the provider's, and an entry in the audit log for each.
 * Built on first use, because a build has no database.
 */
export function sessionAdapter(flow: AuthFlow): Adapter {
  const base = PrismaAdapter(db())
  return {
    ...base,
    createUser: (user) => createUser(user, flow),
    getUserByEmail: (email) => base.getUserByEmail?.(normalizeEmail(email)) ?? null,
    linkAccount: ({ userId, type, provider, providerAccountId }) =>
      link({ userId, type, provider, providerAccountId }),
    createSession: async (session) => {
      const { sessionToken, userId, expires } = session
      await db().$transaction(async (tx) => {
        await tx.session.create({
          data: { sessionToken: hashToken(sessionToken), userId, expires, device: flow.device },
        })
        await tx.$executeRaw(auditInsertion([entry('session.start', userId)]))
      })
      return session
    },
    getSessionAndUser: async (token) => {
      const found = await base.getSessionAndUser?.(hashToken(token))
      return found ? { ...found, session: { ...found.session, sessionToken: token } } : null
    },
    updateSession: async (session) => {
      const updated = await base.updateSession?.({
        ...session,
        sessionToken: hashToken(session.sessionToken),
      })
      return updated ? { ...updated, sessionToken: session.sessionToken } : null
    },
    deleteSession: async (token) => {
      await base.deleteSession?.(hashToken(token))
    },
  }
}

/** Next-auth links the account in a second step: done here already, an interruption leaves nobody without a way in. */
async function createUser(user: AdapterUser, { account }: AuthFlow): Promise<AdapterUser> {
  if (!account) throw new Error('No provider sent this person')
  const { provider, providerAccountId } = account
  const now = currentTime()
  return db().$transaction(async (tx) => {
    const made = await tx.user.create({
      data: {
        name: nameOf(account),
        email: normalizeEmail(user.email),
        emailVerified: now,
        createdAt: now,
        accounts: { create: { type: 'oidc', provider, providerAccountId } },
      },
    })
    await tx.$executeRaw(auditInsertion([entry('account.sign-up-elsewhere', made.id)]))
    return made
  })
}

async function link(account: { userId: string; type: string; provider: string; providerAccountId: string }) {
  await db().$transaction(async (tx) => {
    const { count } = await tx.account.createMany({ data: [account], skipDuplicates: true })
    if (count > 0) await tx.$executeRaw(auditInsertion([entry('account.link', account.userId)]))
  })
}

/** The name that the provider knows, or what stands before the @, or "Reader": it can be changed in the settings. */
function nameOf({ name, email }: ProviderAccount): string {
  for (const candidate of [name, email?.split('@')[0]]) {
    const parsed = displayNameSchema.safeParse(candidate)
    if (parsed.success) return parsed.data
  }
  return 'Reader'
}

function entry(action: string, userId: string) {
  const id = idOf<UserId>(userId)
  return { action, actorId: id, groupId: null, subjectId: id }
}
