import 'server-only'
import { TOKEN_PREFIX, type TokenScope } from '@/lib/auth/token-scope'
import { AppError } from '@/lib/errors/app-error'
import type { Viewer } from '@/lib/permissions/facts'
import { viewerOf } from '@/lib/server/auth/sessions'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import { takePoint } from '@/lib/server/rate-limit'

const SHAPE = new RegExp(`^Bearer +(${TOKEN_PREFIX}[\\w-]{43})$`, 'i')
const READS = new Set(['GET', 'HEAD'])

/** `last_used_at` is written this often at most: a list of tokens needs no second hand. */
const USED_EVERY_MS = 60_000

/** Whom a token speaks for. */
export type TokenHolder = { id: string; name: string; viewer: Viewer }

/** A new secret, to be shown once and stored as its hash. */
export function mintApiToken(): string {
  return TOKEN_PREFIX + mintToken()
}

/**
 * The holder of the token in an Authorization header. Throws `signed_out` for one that is no token of ours, was revoked
 * or has expired, `forbidden` where it may only read and the method changes something, and `rate_limited`.
 */
export async function admitToken(given: {
  authorization: string
  method: string
  now: Date
}): Promise<TokenHolder> {
  const { method, now } = given
  const secret = SHAPE.exec(given.authorization.trim())?.[1]
  const row = secret === undefined ? null : await findToken(secret, now)
  if (row === null) throw new AppError('signed_out', { reason: 'token_unknown' })
  await takePoint('apiToken', row.id)
  if (!READS.has(method) && !row.scopes.includes('write')) {
    throw new AppError('forbidden', { reason: 'token_only_reads' })
  }
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() >= USED_EVERY_MS) {
    await db().apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  return { id: row.id, name: row.user.name, viewer: viewerOf(row.user, now) }
}

type TokenRow = {
  id: string
  scopes: TokenScope[]
  lastUsedAt: Date | null
  user: { id: string; name: string; siteAdmin: boolean; suspendedUntil: Date | null }
}

/** An account that is about to be deleted is signed out everywhere, and so are its tokens. */
function findToken(secret: string, now: Date): Promise<TokenRow | null> {
  return db().apiToken.findFirst({
    where: {
      tokenHash: hashToken(secret),
      user: { deleteAt: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      id: true,
      scopes: true,
      lastUsedAt: true,
      user: { select: { id: true, name: true, siteAdmin: true, suspendedUntil: true } },
    },
  })
}
