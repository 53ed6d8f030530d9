import 'server-only'
import { articleSchema } from '@/lib/documents/article-schema'
import type { NodeJson } from '@/lib/documents/block-ids'
import { renderArticle } from '@/lib/documents/render-html'
import type { WorkingCopy } from '@/lib/documents/working-copy'
import type { Tx } from '@/lib/server/db/client'
import type { findWorkingCopyUnscoped } from '@/lib/server/documents/document-rows'

type Row = NonNullable<Awaited<ReturnType<typeof findWorkingCopyUnscoped>>>

/** A working copy as those who edit see it: its text as JSON and as HTML, and who saved it last. */
export async function presentWorkingCopy(tx: Tx, row: Row): Promise<WorkingCopy> {
  const user =
    row.savedBy === null
      ? null
      : await tx.user.findUnique({ where: { id: row.savedBy }, select: { name: true } })
  return {
    json: row.json as NodeJson,
    html: renderArticle(articleSchema.nodeFromJSON(row.json)).html,
    number: row.number,
    savedAt: row.savedAt.toISOString(),
    savedBy: user?.name ?? null,
  }
}
