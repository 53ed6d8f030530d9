import 'server-only'
import { idOf } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { listWritten } from '@/lib/server/interchange/list-written'

/** What is held about a person (a UUID) in one model, as plain values: no secret, and nobody else's words. */
type Held = (tx: Tx, userId: string) => Promise<unknown> | AsyncIterable<unknown>

const readingLink = (id: string) => `${env().baseUrl}/r/${idOf(id)}`
const annotationLink = (readingId: string, id: string) => `${readingLink(readingId)}/a/${idOf(id)}`
const group = { select: { name: true } } as const

/**
 * Everything personal that the data model holds, by model. tests/architecture/held.test.ts names the model that is
 * neither here nor on its list of those that are not, with the reason.
 */
export const HELD: Readonly<Record<string, Held>> = {
  User: (tx, id) =>
    tx.user.findUnique({
      where: { id },
      select: {
        name: true,
        email: true,
        emailVerified: true,
        createdAt: true,
        siteAdmin: true,
        suspendedUntil: true,
        deleteAt: true,
        deleteFate: true,
      },
    }),
  Preference: (tx, userId) => tx.preference.findUnique({ where: { userId }, omit: { userId: true } }),
  Account: (tx, userId) =>
    tx.account.findMany({ where: { userId }, select: { provider: true, providerAccountId: true } }),
  Session: (tx, userId) =>
    tx.session.findMany({ where: { userId }, select: { device: true, createdAt: true, expires: true } }),
  ApiToken: (tx, userId) =>
    tx.apiToken.findMany({
      where: { userId },
      select: { name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    }),
  Mail: (tx, userId) =>
    tx.mail.findMany({
      where: { userId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, recipient: true, state: true, createdAt: true, sentAt: true },
    }),
  AuditEntry: (tx, actorId) =>
    tx.auditEntry.findMany({
      where: { actorId },
      orderBy: { id: 'asc' },
      select: { action: true, at: true },
    }),
  Membership: (tx, userId) =>
    tx.membership.findMany({ where: { userId }, select: { group, role: true, joinedAt: true } }),
  JoinRequest: (tx, userId) =>
    tx.joinRequest.findMany({ where: { userId }, select: { group, message: true, createdAt: true } }),
  Invitation: (tx, createdBy) =>
    tx.invitation.findMany({
      where: { createdBy },
      select: { group, role: true, uses: true, maxUses: true, createdAt: true, expiresAt: true },
    }),
  Mute: (tx, userId) =>
    tx.mute.findMany({ where: { userId }, select: { person: { select: { name: true } }, createdAt: true } }),
  Follow: async (tx, userId) => {
    const rows = await tx.follow.findMany({ where: { userId }, orderBy: { changedAt: 'asc' } })
    return rows.map(({ readingId, threadId, state, changedAt }) => ({
      of: threadId === null ? readingLink(readingId) : annotationLink(readingId, threadId),
      state,
      changedAt,
    }))
  },
  Notification: (tx, userId) =>
    tx.notification.findMany({
      where: { userId },
      orderBy: { seq: 'asc' },
      select: { kind: true, group, createdAt: true, readAt: true },
    }),
  DocumentOwner: (tx, userId) =>
    tx.documentOwner.findMany({
      where: { userId },
      select: { role: true, document: { select: { title: true } } },
    }),
  ReadingPosition: async (tx, userId) => {
    const rows = await tx.readingPosition.findMany({ where: { userId } })
    return rows.map(({ readingId, blockId, offset, savedAt }) => ({
      reading: readingLink(readingId),
      blockId,
      offset,
      savedAt,
    }))
  },
  SeenMark: async (tx, userId) => {
    const rows = await tx.$queryRaw<{ readingId: string; seen: number; visitedAt: Date }[]>`
      SELECT m.reading_id AS "readingId", m.visited_at AS "visitedAt",
        (SELECT count(*)::int FROM annotation a WHERE a.reading_id = m.reading_id AND m.seen @> a.seq) AS seen
      FROM seen_mark m WHERE m.user_id = ${userId}::uuid`
    return rows.map(({ readingId, ...rest }) => ({ reading: readingLink(readingId), ...rest }))
  },
  Value: async (tx, userId) => {
    const rows = await tx.value.findMany({
      where: { userId },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true, annotation: { select: { id: true, readingId: true, motivation: true } } },
    })
    return rows.map(({ createdAt, annotation: { id, readingId, motivation } }) => ({
      annotation: annotationLink(readingId, id),
      as: motivation === 'questioning' ? 'Me too' : 'Valued',
      createdAt,
    }))
  },
  Draft: async (tx, userId) => {
    const rows = await tx.draft.findMany({ where: { userId }, orderBy: { savedAt: 'asc' } })
    return rows.map(({ readingId, kind, motivation, visibility, body, targets, tags, savedAt }) => ({
      reading: readingLink(readingId),
      kind,
      motivation,
      visibility,
      body,
      targets,
      tags,
      savedAt,
    }))
  },
  Annotation: (tx, userId) => listWritten(tx, userId),
}

/** One JSON object of all of it, a piece at a time: a model's name in lower case, and what is held there. */
export async function* heldChunks(tx: Tx, userId: string): AsyncGenerator<string> {
  let separator = '{\n'
  for (const [model, held] of Object.entries(HELD)) {
    yield `${separator}${JSON.stringify(`${model[0]?.toLowerCase()}${model.slice(1)}`)}: `
    const found = held(tx, userId)
    if (Symbol.asyncIterator in found) yield* listChunks(found)
    else yield JSON.stringify(await found, null, 1)
    separator = ',\n'
  }
  yield '\n}\n'
}

async function* listChunks(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = ''
  yield '['
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`
    separator = ',\n'
  }
  yield ']'
}
