import 'server-only'
import type { Role } from '@/lib/groups/role'
import type { Viewer } from '@/lib/permissions/facts'
import { viewerOf } from '@/lib/server/auth/sessions'
import { ANONYMOUS, type Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'

/** What a stream's viewer is at this moment: the account, and its role in each group (UUIDs). */
export type Standing = { viewer: Viewer; roles: ReadonlyMap<string, Role> }

/** What a stream was opened with, by its row: a session or an API token; null for the anonymous. */
export type Bearer = `session:${string}` | `token:${string}` | null

const NOBODY: Standing = { viewer: ANONYMOUS, roles: new Map() }

/** With what a request asks. */
export function bearerOf({ sessionId, tokenId }: Pick<Context, 'sessionId' | 'tokenId'>): Bearer {
  if (tokenId !== null) return `token:${tokenId}`
  return sessionId === null ? null : `session:${sessionId}`
}

const HOLDER = {
  id: true,
  siteAdmin: true,
  suspendedUntil: true,
  memberships: { select: { groupId: true, role: true }, orderBy: { groupId: 'asc' } },
} as const
const FOUND = { id: true, user: { select: HOLDER } } as const

/**
 * The standing behind each session and token, asked at delivery and never remembered from when the stream was opened.
 * What was ended, was revoked or has expired is absent; null stands for the anonymous.
 */
export async function loadStandings(
  tx: Tx,
  given: { bearers: readonly Bearer[]; now: Date },
): Promise<Map<Bearer, Standing>> {
  const { now } = given
  const [sessionIds, tokenIds] = [idsOf('session', given.bearers), idsOf('token', given.bearers)]
  const sessions =
    sessionIds.length === 0
      ? []
      : await tx.session.findMany({ where: { id: { in: sessionIds }, expires: { gt: now } }, select: FOUND })
  const tokens =
    tokenIds.length === 0
      ? []
      : await tx.apiToken.findMany({
          where: { id: { in: tokenIds }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
          select: FOUND,
        })
  const standings = new Map<Bearer, Standing>([[null, NOBODY]])
  for (const { id, user } of sessions) standings.set(`session:${id}`, standingOf(user, now))
  for (const { id, user } of tokens) standings.set(`token:${id}`, standingOf(user, now))
  return standings
}

type Holder = Parameters<typeof viewerOf>[0] & { memberships: { groupId: string; role: Role }[] }

function standingOf(user: Holder, now: Date): Standing {
  const roles = new Map(user.memberships.map((one) => [one.groupId, one.role]))
  return { viewer: viewerOf(user, now), roles }
}

function idsOf(kind: 'session' | 'token', bearers: readonly Bearer[]): string[] {
  const prefix = `${kind}:`
  const found = bearers.filter((bearer) => bearer?.startsWith(prefix) === true)
  return [...new Set(found.map((bearer) => String(bearer).slice(prefix.length)))]
}

/** Tells whether a standing has changed. */
export function standingKey({ viewer, roles }: Standing): string {
  return JSON.stringify([viewer.userId, viewer.siteAdmin, viewer.suspended, [...roles]])
}
