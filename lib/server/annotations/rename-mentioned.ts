import 'server-only'
import type { BodyJson } from '@/lib/annotations/annotation'
import { withNames } from '@/lib/annotations/mentions'
import { bodyText } from '@/lib/documents/body-text'
import { parseBody } from '@/lib/documents/validate'
import { uuidOf, type UserId } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'

type Row = { id: string; edit: number; body: BodyJson }

/**
 * Gives a person another name wherever others mention them: in annotations as they are, in their history, and in drafts.
 * It is no edit, for nobody said anything new. Looked for by the id in the body, which is in no other text.
 */
export async function renameMentioned(tx: Tx, given: { userId: UserId; name: string }): Promise<void> {
  const { userId, name } = given
  const pattern = `%"${userId}"%`
  const change = (body: BodyJson) => withNames(body, (user) => (user === userId ? name : undefined))
  const annotations = await tx.$queryRaw<Row[]>`
    SELECT id, edit, body FROM annotation
    WHERE body::text LIKE ${pattern} AND id IN (SELECT annotation_id FROM mention WHERE user_id = ${uuidOf(userId)}::uuid)`
  for (const row of annotations) {
    const body = change(row.body)
    await tx.annotation.update({
      where: { id: row.id },
      data: { body: body as object, ...textOf(body) },
    })
  }
  const edits = await tx.$queryRaw<Row[]>`
    SELECT annotation_id AS id, edit, body FROM annotation_edit WHERE body::text LIKE ${pattern}`
  for (const row of edits) {
    const body = change(row.body)
    await tx.annotationEdit.update({
      where: { annotationId_edit: { annotationId: row.id, edit: row.edit } },
      data: { body: body as object, ...textOf(body) },
    })
  }
  const drafts = await tx.$queryRaw<
    Row[]
  >`SELECT id, 0 AS edit, body FROM draft WHERE body::text LIKE ${pattern}`
  for (const row of drafts) {
    await tx.draft.update({ where: { id: row.id }, data: { body: change(row.body) as object } })
  }
}

/** The plain text of a changed body; a body of an older schema keeps the one it has. */
function textOf(body: BodyJson): { text?: string } {
  const parsed = parseBody(body)
  return parsed.ok ? { text: bodyText(parsed.doc) } : {}
}
