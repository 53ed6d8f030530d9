import 'server-only'
import type { Role } from '@/lib/groups/role'
import type { Viewer } from '@/lib/permissions/facts'
import { viewerOf } from '@/lib/server/auth/sessions'
import { ANONYMOUS } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'

/** What a stream's viewer is at this moment: the account, and its role in each group (UUIDs). */
export type Standing = { viewer: Viewer; roles: ReadonlyMap<string, Role> }

const NOBODY: Standing = { viewer: ANONYMOUS, roles: new Map() }

/**
 * The standing behind each session, asked at delivery and never remembered from when the stream was opened. A session
 * that was ended or has expired is absent; null stands for the anonymous.
 */
export async function loadStandings(
  tx: Tx,
  given: { sessionIds: readonly (string | null)[]; now: Date },
): Promise<Map<string | null, Standing>> {
  const ids = [...new Set(given.sessionIds.filter((id) => id !== null))]
  const rows =
    ids.length === 0
      ? []
      : await tx.session.findMany({
          where: { id: { in: ids }, expires: { gt: given.now } },
          select: {
            id: true,
            user: {
              select: {
                id: true,
                siteAdmin: true,
                suspendedUntil: true,
                memberships: { select: { groupId: true, role: true }, orderBy: { groupId: 'asc' } },
              },
            },
          },
        })
  const standings = new Map<string | null, Standing>([[null, NOBODY]])
  for (const { id, user } of rows) {
    const roles = new Map(user.memberships.map((one) => [one.groupId, one.role]))
    standings.set(id, { viewer: viewerOf(user, given.now), roles })
  }
  return standings
}

/** Tells whether a standing has changed. */
export function standingKey({ viewer, roles }: Standing): string {
  return JSON.stringify([viewer.userId, viewer.siteAdmin, viewer.suspended, [...roles]])
}
