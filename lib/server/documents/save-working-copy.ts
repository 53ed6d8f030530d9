import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { articleSchema } from '@/lib/documents/article-schema'
import { saveWorkingCopyInput } from '@/lib/documents/input'
import type { SavedCopy } from '@/lib/documents/working-copy'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db/generated/client'
import { findWorkingCopyUnscoped } from '@/lib/server/documents/document-rows'
import { loadDocument } from '@/lib/server/documents/load-document'
import { presentWorkingCopy } from '@/lib/server/documents/present-working-copy'
import { readyArticle } from '@/lib/server/documents/ready-article'

/**
 * The unpublished text, saved as it is written. A save over another number than the one that stands is a conflict, with
 * the text that stands; the same text sent again is none. A published text has no working copy.
 */
export const saveWorkingCopy = defineCommand({
  name: 'document.save',
  input: saveWorkingCopyInput,
  rate: 'write',
  prepare: async ({ input, now }) => ({ doc: readyArticle(input.json, { now, path: 'json' }) }),
  load: async ({ input, prepared, tx, viewer }) => {
    const { row, facts } = await loadDocument(tx, { documentId: input.documentId, viewer, hold: true })
    return { row, facts, doc: prepared.doc, copy: await findWorkingCopyUnscoped(tx, row.id) }
  },
  permit: { action: 'document:edit', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, now, tx, userId, unchanged }): Promise<SavedCopy> => {
    const { copy, doc, row } = loaded
    // One entry for each pause in writing would bury the others.
    unchanged()
    if (!copy) throw new AppError('conflict', { reason: 'published_already' })
    if (copy.number !== input.number) {
      if (hasSameText(copy.json, input.json))
        return { number: copy.number, savedAt: copy.savedAt.toISOString() }
      const current = await presentWorkingCopy(tx, copy)
      throw new AppError('conflict', { reason: 'edited_meanwhile', current })
    }
    const number = copy.number + 1
    await tx.workingCopy.update({
      where: { documentId: row.id },
      data: { json: doc.toJSON() as Prisma.InputJsonValue, number, savedBy: uuidOf(userId), savedAt: now },
    })
    return { number, savedAt: now.toISOString() }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})

/** The same but for block ids, which the editor does not know of until it loads the text again. */
function hasSameText(stored: unknown, sent: unknown): boolean {
  return isDeepStrictEqual(withoutIds(stored), withoutIds(sent))
}

function withoutIds(json: unknown): unknown {
  const text = JSON.stringify(articleSchema.nodeFromJSON(json).toJSON(), (key, value: unknown) =>
    key === 'b' ? undefined : value,
  )
  return JSON.parse(text)
}
