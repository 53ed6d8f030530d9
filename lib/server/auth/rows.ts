import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Tx } from '@/lib/server/db/client'
import type { OneTimePurpose, Prisma } from '@/lib/server/db/generated/client'
import { hashToken } from '@/lib/server/auth/tokens'

/** The unused, unexpired link of a token, its row locked so that it works once; null when there is none. */
export async function findOneTimeLink(
  tx: Tx,
  given: { token: string; purpose: OneTimePurpose; now: Date },
): Promise<{ id: string; userId: string | null } | null> {
  const rows = await tx.$queryRaw<{ id: string; userId: string | null }[]>`
    SELECT id, user_id AS "userId" FROM one_time_link
    WHERE token_hash = ${hashToken(given.token)} AND purpose = ${given.purpose}::one_time_purpose
      AND used_at IS NULL AND expires_at > ${given.now}
    FOR UPDATE`
  return rows[0] ?? null
}

/** Creates an account; an address that is taken becomes `invalid_input` at the field. */
export async function createUser(
  tx: Tx,
  data: {
    name: string
    email: string
    passwordHash: string
    siteAdmin: boolean
    emailVerified?: Date | null
    now: Date
  },
): Promise<{ id: string }> {
  const { now, ...fields } = data
  const made = await tx.user.createManyAndReturn({
    data: [{ ...fields, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  } satisfies Prisma.UserCreateManyAndReturnArgs)
  const [user] = made
  if (!user) throw new AppError('invalid_input', { fields: [{ path: 'email', message: 'email_taken' }] })
  return user
}
