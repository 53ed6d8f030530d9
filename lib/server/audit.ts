import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'

/** Who did what to what. Ids on the wire; `detail` holds names of fields and counts, never words. */
export type AuditInput = {
  action: string
  actorId: string | null
  groupId: string | null
  subjectId: string | null
  detail?: Record<string, string | number | boolean>
}

/** Appends entries within the transaction that did what they tell. */
export async function appendAudit(tx: Tx, entries: readonly AuditInput[]): Promise<void> {
  if (entries.length === 0) return
  await tx.auditEntry.createMany({
    data: entries.map((entry) => ({
      action: entry.action,
      actorId: entry.actorId && uuidOf(entry.actorId),
      groupId: entry.groupId && uuidOf(entry.groupId),
      subjectId: entry.subjectId && uuidOf(entry.subjectId),
      detail: entry.detail ?? {},
    })),
  })
}
