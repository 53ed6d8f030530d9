import 'server-only'
import type { Role } from '@/lib/groups/role'
import type { Viewer } from '@/lib/permissions/facts'
import { viewerOf } from '@/lib/server/auth/sessions'
import { ANONYMOUS, type Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

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

/** Who holds a session or token, by its row, with their role in each group. */
type Holder = Parameters<typeof viewerOf>[0] & { row: string; roles: Record<string, Role> | null }

const HOLDER = Prisma.sql`u.id, u.site_admin AS "siteAdmin", u.suspended_until AS "suspendedUntil",
  (SELECT json_object_agg(m.group_id, m.role ORDER BY m.group_id) FROM membership m WHERE m.user_id = u.id) AS roles`

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
  // As one statement each: asked for every delivery and of every reader, it must not grow with them more than it has to.
  const sessions =
    sessionIds.length === 0
      ? []
      : await tx.$queryRaw<Holder[]>`
          SELECT s.id AS row, ${HOLDER} FROM session s JOIN "user" u ON u.id = s.user_id
          WHERE s.id = ANY(${sessionIds}::uuid[]) AND s.expires > ${now}`
  const tokens =
    tokenIds.length === 0
      ? []
      : await tx.$queryRaw<Holder[]>`
          SELECT t.id AS row, ${HOLDER} FROM api_token t JOIN "user" u ON u.id = t.user_id
          WHERE t.id = ANY(${tokenIds}::uuid[]) AND (t.expires_at IS NULL OR t.expires_at > ${now})`
  const standings = new Map<Bearer, Standing>([[null, NOBODY]])
  for (const holder of sessions) standings.set(`session:${holder.row}`, standingOf(holder, now))
  for (const holder of tokens) standings.set(`token:${holder.row}`, standingOf(holder, now))
  return standings
}

function standingOf(holder: Holder, now: Date): Standing {
  return { viewer: viewerOf(holder, now), roles: new Map(Object.entries(holder.roles ?? {})) }
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
