import 'server-only'
import { valueAnnotationInput } from '@/lib/annotations/input'
import { idOf, uuidOf } from '@/lib/ids'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { tellValued } from '@/lib/server/annotations/tell-valued'
import { defineCommand } from '@/lib/server/command'

/** Takes back that the viewer values an annotation; changes nothing where it was not said. */
export const unvalueAnnotation = defineCommand({
  name: 'annotation.unvalue',
  input: valueAnnotationInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.annotationId, viewer }),
  permit: { action: 'annotation:value', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, userId, tx, emit, unchanged }) => {
    const { count } = await tx.value.deleteMany({
      where: { annotationId: uuidOf(input.annotationId), userId: uuidOf(userId) },
    })
    if (count === 0) unchanged()
    return tellValued({ tx, emit, viewer, loaded, hasChanged: count > 0 })
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
