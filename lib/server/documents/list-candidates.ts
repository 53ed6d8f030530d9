import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedDocument } from '@/lib/server/documents/load-document'

/** Somebody who can be added to a document, by a word and a UUID. */
export type Candidate = { noun: 'user' | 'group'; uuid: string; name: string }

/** How many people are offered at once; the rest is found by name. */
const OFFERED = 20

type Asked = { loaded: LoadedDocument; viewer: Viewer; find: string }

/**
 * Whom a viewer may add: the groups they moderate, and the people with whom they share a group, by name. Nobody else is
 * offered or found, so that nothing tells who has an account here. `more` says that a name narrows the list.
 */
export async function listCandidates(
  tx: Tx,
  { loaded, viewer, find }: Asked,
): Promise<{ items: Candidate[]; more: boolean }> {
  const { owners } = loaded.row
  const name = { contains: find.trim(), mode: 'insensitive' } as const
  const [groups, people] = await Promise.all([
    tx.group.findMany({
      where: { id: { in: [...loaded.moderated], notIn: owners.flatMap((one) => one.groupId ?? []) }, name },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: OFFERED,
      select: { id: true, name: true },
    }),
    tx.user.findMany({
      where: { ...sharesGroupWith(viewer), id: { notIn: owners.flatMap((one) => one.userId ?? []) }, name },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: OFFERED + 1,
      select: { id: true, name: true },
    }),
  ])
  return {
    items: [
      ...people.slice(0, OFFERED).map(({ id, name: of }) => ({ noun: 'user' as const, uuid: id, name: of })),
      ...groups.map(({ id, name: of }) => ({ noun: 'group' as const, uuid: id, name: of })),
    ],
    more: people.length > OFFERED,
  }
}

/** True when the viewer may add this one. */
export async function isCandidate(
  tx: Tx,
  given: { loaded: LoadedDocument; viewer: Viewer; party: { userId: string | null; groupId: string | null } },
): Promise<boolean> {
  const { loaded, viewer, party } = given
  if (party.groupId !== null) return loaded.moderated.has(uuidOf(party.groupId))
  if (party.userId === null) return false
  const where = { ...sharesGroupWith(viewer), id: uuidOf(party.userId) }
  return (await tx.user.count({ where })) > 0
}

function sharesGroupWith({ userId }: Viewer) {
  const of = userId === null ? [] : [uuidOf(userId)]
  return { memberships: { some: { group: { memberships: { some: { userId: { in: of } } } } } } }
}
