import 'server-only'
import { uuidOf } from '@/lib/ids'
import { Prisma } from '@/lib/server/db/generated/client'

/** Who did what to what. Ids on the wire; `detail` holds names of fields and counts, never words. */
export type AuditInput = {
  action: string
  actorId: string | null
  groupId: string | null
  subjectId: string | null
  detail?: Record<string, string | number | boolean>
}

/** The statement that appends entries, to be run within the transaction that did what they tell. */
export function auditInsertion(entries: readonly AuditInput[]): Prisma.Sql {
  const stored = entries.map((entry) => ({
    action: entry.action,
    actor_id: entry.actorId && uuidOf(entry.actorId),
    group_id: entry.groupId && uuidOf(entry.groupId),
    subject_id: entry.subjectId && uuidOf(entry.subjectId),
    detail: entry.detail ?? {},
  }))
  return Prisma.sql`
    INSERT INTO audit_entry (action, actor_id, group_id, subject_id, detail)
    SELECT action, actor_id, group_id, subject_id, detail FROM jsonb_to_recordset(${JSON.stringify(stored)}::jsonb)
      AS (action text, actor_id uuid, group_id uuid, subject_id uuid, detail jsonb)`
}
