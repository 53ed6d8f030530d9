import 'server-only'
import type { Written, WrittenTarget } from '@/lib/interchange/written'
import { idOf } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { env } from '@/lib/server/env'

const PAGE = 200

const SELECT = {
  id: true,
  seq: true,
  parentId: true,
  motivation: true,
  visibility: true,
  createdAt: true,
  editedAt: true,
  text: true,
  author: { select: { name: true } },
  reading: { select: { id: true, document: { select: { title: true } }, group: { select: { name: true } } } },
  tags: { select: { label: true }, orderBy: { ordinal: 'asc' } },
  edits: { select: { text: true, replacedAt: true }, orderBy: { edit: 'asc' } },
  targets: {
    where: { replacedBy: null },
    orderBy: { ordinal: 'asc' },
    select: { revisionId: true, start: true, end: true, exact: true, prefix: true, suffix: true },
  },
} satisfies Prisma.AnnotationSelect
type Row = Prisma.AnnotationGetPayload<{ select: typeof SELECT }>

/** How much a person (a UUID) has written that is still there. */
export function countWritten(tx: Tx, userId: string): Promise<number> {
  return tx.annotation.count({ where: { authorId: userId, deletedAt: null } })
}

/** Everything that a person (a UUID) wrote and did not delete, in the order of its writing, a page at a time. */
export async function* listWritten(tx: Tx, userId: string): AsyncGenerator<Written> {
  for (let after = 0n; ;) {
    const rows = await tx.annotation.findMany({
      where: { authorId: userId, deletedAt: null, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: PAGE,
      select: SELECT,
    })
    for (const row of rows) yield await writtenOf(tx, row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.seq
  }
}

async function writtenOf(tx: Tx, row: Row): Promise<Written> {
  const reading = `${env().baseUrl}/r/${idOf(row.reading.id)}`
  const { title } = row.reading.document
  const targets: WrittenTarget[] = []
  for (const { revisionId, start, end, exact, prefix, suffix } of row.targets) {
    const isWhole = start === null || end === null || exact === null
    const { text } = isWhole ? { text: '' } : await getRevision(tx, revisionId)
    const selectors = isWhole ? null : { exact, prefix: prefix ?? '', suffix: suffix ?? '', start, end }
    targets.push({ source: reading, title, text, selectors })
  }
  return {
    id: `${reading}/a/${idOf(row.id)}`,
    inReplyTo: row.parentId === null ? null : `${reading}/a/${idOf(row.parentId)}`,
    motivation: row.motivation,
    visibility: row.visibility,
    createdAt: row.createdAt.toISOString(),
    modifiedAt: row.editedAt?.toISOString() ?? null,
    author: row.author.name,
    group: row.reading.group.name,
    title,
    text: row.text,
    tags: row.tags.map(({ label }) => label),
    targets,
    earlier: row.edits
      .filter(({ text }) => text !== '')
      .map(({ text, replacedAt }) => ({ text, until: replacedAt.toISOString() })),
  }
}
