import 'server-only'
import type { Purpose, Role } from '@/lib/groups/role'
import { uuidOf, type ReadingId } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** What the facts and the presentation of a reading are made from; ids are UUIDs. */
export type ReadingRow = {
  id: string
  commenting: 'open' | 'closed'
  openedAt: Date
  /** The name of who opened it, or null for an account that is gone. */
  openedBy: string | null
  group: {
    id: string
    slug: string
    name: string
    purpose: Purpose
    readableBy: 'world' | 'members'
    writableBy: 'members' | 'moderators'
    archivedAt: string | null
  }
  document: {
    id: string
    title: string
    author: string | null
    source: string | null
    language: string
    direction: 'ltr' | 'rtl' | 'auto'
    owners: { userId: string | null; groupId: string | null; role: 'owner' | 'editor' }[]
    /** The current one alone; none while nothing is published. */
    revisions: { id: string; number: number; format: number; createdAt: Date }[]
  }
  /** The role in its group of whom it was asked for. */
  role: Role | null
  /** For whom the same person wrote last; null for nobody in particular, or who has not written yet. */
  lastVisibility: 'group' | 'moderators' | 'private' | null
}

/** Which readings, as UUIDs, and for whom: null for nobody in particular. */
type Asked = { userId: string | null } & ({ ids: readonly string[] } | { groupIds: readonly string[] })

/**
 * Readings by their own ids or their groups', in no order. One statement with a value for each, because a statement
 * costs more than what it reads. Says nothing of who may read them.
 */
export async function listReadingsUnscoped(tx: Tx, asked: Asked): Promise<ReadingRow[]> {
  const [column, ids] =
    'ids' in asked ? [Prisma.sql`r.id`, asked.ids] : [Prisma.sql`r.group_id`, asked.groupIds]
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ reading: StoredReading }[]>`
    SELECT json_build_object(
      'id', r.id, 'commenting', r.commenting, 'openedAt', r.opened_at,
      'openedBy', (SELECT u.name FROM "user" u WHERE u.id = r.opened_by),
      'group', json_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'purpose', g.purpose,
        'readableBy', g.readable_by, 'writableBy', g.writable_by, 'archivedAt', g.archived_at),
      'document', json_build_object('id', d.id, 'title', d.title, 'author', d.author, 'source', d.source,
        'language', d.language, 'direction', d.direction,
        'owners', (SELECT coalesce(json_agg(json_build_object('userId', o.user_id, 'groupId', o.group_id, 'role', o.role)), '[]')
                   FROM document_owner o WHERE o.document_id = d.id),
        'revisions', coalesce((SELECT json_build_array(json_build_object('id', v.id, 'number', v.number, 'format', v.format,
                                 'createdAt', v.created_at))
                               FROM document_revision v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1), '[]')),
      'role', (SELECT m.role FROM membership m WHERE m.group_id = g.id AND m.user_id = ${asked.userId}::uuid),
      'lastVisibility', (SELECT p.last_visibility FROM preference p WHERE p.user_id = ${asked.userId}::uuid)
    ) AS reading
    FROM reading r JOIN "group" g ON g.id = r.group_id JOIN document d ON d.id = r.document_id
    WHERE ${column} = ANY(${[...ids]}::uuid[])`
  return rows.map(({ reading }) => revived(reading))
}

/** As JSON has it: times are strings. */
type StoredReading = Omit<ReadingRow, 'openedAt' | 'document'> & {
  openedAt: string
  document: Omit<ReadingRow['document'], 'revisions'> & {
    revisions: (Omit<ReadingRow['document']['revisions'][number], 'createdAt'> & { createdAt: string })[]
  }
}

function revived({ openedAt, document, ...rest }: StoredReading): ReadingRow {
  const revisions = document.revisions.map((one) => ({ ...one, createdAt: new Date(one.createdAt) }))
  return { ...rest, openedAt: new Date(openedAt), document: { ...document, revisions } }
}

/**
 * Holds the row of the reading's document until commit, so that no revision is published between reading its number
 * and posting on it. Publishing takes the same row FOR UPDATE.
 */
export async function holdDocument(tx: Tx, readingId: ReadingId): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM reading r JOIN document d ON d.id = r.document_id
    WHERE r.id = ${uuidOf(readingId)}::uuid FOR SHARE OF d`
}
