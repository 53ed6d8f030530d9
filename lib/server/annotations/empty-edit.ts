import 'server-only'
import { emptyEditInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { asItWas, presentEdit } from '@/lib/server/annotations/earlier-bodies'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'

/** Takes the words of one earlier body out of the history, for good; its place stays. Asked again, nothing changes. */
export const emptyEdit = defineCommand({
  name: 'edit.empty',
  input: emptyEditInput,
  load: async ({ input, tx, viewer }) => {
    const thread = await loadThread(tx, { id: input.annotationId, viewer })
    const row = await tx.annotationEdit.findUnique({ where: { annotationId_edit: keyOf(input) } })
    if (!row) throw new AppError('not_found')
    return { ...thread, row }
  },
  permit: { action: 'edit:empty', facts: ({ loaded }) => asItWas(loaded.subject.facts, loaded.row) },
  run: async ({ input, loaded, userId, now, tx, unchanged }) => {
    const { count } = await tx.annotationEdit.updateMany({
      where: { ...keyOf(input), emptiedAt: null },
      data: { body: Prisma.DbNull, text: '', emptiedAt: now, emptiedBy: uuidOf(userId) },
    })
    if (count === 0) unchanged()
    const row = await tx.annotationEdit.findUniqueOrThrow({ where: { annotationId_edit: keyOf(input) } })
    return { edit: presentEdit(row, loaded.subject.skeleton.authorId) }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})

function keyOf({ annotationId, edit }: { annotationId: string; edit: number }) {
  return { annotationId: uuidOf(annotationId), edit }
}
