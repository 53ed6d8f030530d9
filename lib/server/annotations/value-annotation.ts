import 'server-only'
import { valueAnnotationInput } from '@/lib/annotations/input'
import { idOf, uuidOf } from '@/lib/ids'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { tellValued } from '@/lib/server/annotations/tell-valued'
import { defineCommand } from '@/lib/server/command'

/** Says that the viewer values an annotation, or shares a question; once, however often it is said. */
export const valueAnnotation = defineCommand({
  name: 'annotation.value',
  input: valueAnnotationInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.annotationId, viewer }),
  permit: { action: 'annotation:value', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, emit, unchanged }) => {
    const { count } = await tx.value.createMany({
      data: {
        annotationId: uuidOf(input.annotationId),
        userId: uuidOf(userId),
        groupId: loaded.reading.row.group.id,
        createdAt: now,
      },
      skipDuplicates: true,
    })
    if (count === 0) unchanged()
    return tellValued({ tx, emit, viewer, loaded, hasChanged: count > 0 })
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
