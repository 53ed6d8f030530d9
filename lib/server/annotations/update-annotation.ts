import 'server-only'
import { updateAnnotationInput } from '@/lib/annotations/input'
import { isWidening, narrowest } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { authorize } from '@/lib/server/authorize'
import { checkBody } from '@/lib/server/annotations/check-body'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { keepEdit, lockAnnotation } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'

/**
 * Changes body, motivation or visibility of one's own annotation. The author names the edit they saw; `conflict` holds
 * the current one when it is another. The earlier body is kept.
 */
export const updateAnnotation = defineCommand({
  name: 'annotation.update',
  input: updateAnnotationInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:update', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, now, tx, emit, unchanged }) => {
    const { row, reading, rootId, subject } = loaded
    const current = () => presentNow(tx, { id: input.annotationId, viewer, reading, rootId })
    const next = {
      ...(input.body === undefined
        ? { body: row.body, text: row.text }
        : checkBody(input.body, row.motivation === 'highlighting')),
      visibility: input.visibility ?? row.visibility,
      motivation: subject.skeleton.parentId === null ? (input.motivation ?? row.motivation) : row.motivation,
    }
    const isSame =
      next.text === row.text &&
      next.visibility === row.visibility &&
      next.motivation === row.motivation &&
      JSON.stringify(next.body) === JSON.stringify(row.body)
    if (isSame && row.edit >= input.edit) {
      unchanged()
    } else {
      if (row.edit !== input.edit)
        throw new AppError('conflict', { reason: 'edited_meanwhile', current: await current() })
      checkVisibility(loaded, next.visibility)
      if (next.visibility !== row.visibility) authorize(viewer, 'reading:annotate', reading.facts)
      await keepEdit(tx, { id: input.annotationId, groupId: reading.row.group.id, row, replacedAt: now })
      await tx.annotation.update({
        where: { id: uuidOf(input.annotationId) },
        data: {
          ...next,
          body: next.body === null ? Prisma.DbNull : (next.body as Prisma.InputJsonValue),
          edit: row.edit + 1,
          editedAt: now,
        },
      })
      emit({
        topic: topicOf({
          readingId: reading.row.id,
          authorId: subject.skeleton.authorId,
          visibility: next.visibility,
        }),
        kind: 'annotation',
        groupId: idOf(reading.row.group.id),
        subjectId: input.annotationId,
        before: { live: true, status: row.status, visibility: row.visibility },
      })
    }
    const annotation = await current()
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})

/** Visibility is only widened, and a reply's never beyond its root's. */
function checkVisibility(
  loaded: Awaited<ReturnType<typeof loadThread>>,
  wanted: Parameters<typeof isWidening>[1],
): void {
  const { skeleton } = loaded.subject
  const root = loaded.judged.get(loaded.rootId)?.skeleton.visibility ?? wanted
  const isTooWide = skeleton.parentId !== null && narrowest(wanted, root) !== wanted
  if (isWidening(skeleton.visibility, wanted) && !isTooWide) return
  const message = isTooWide ? 'wider_than_root' : 'only_widened'
  throw new AppError('invalid_input', { fields: [{ path: 'visibility', message }] })
}
