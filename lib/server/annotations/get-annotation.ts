import 'server-only'
import { getAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { defineQuery } from '@/lib/server/query'

/** One annotation as the viewer may place it. */
export const getAnnotation = defineQuery({
  name: 'annotation.get',
  input: getAnnotationInput,
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.annotationId, viewer }),
  permit: { action: 'annotation:place', facts: ({ loaded }) => loaded.subject.facts },
  present: async ({ input, loaded, tx, viewer }) => {
    const { reading, rootId } = loaded
    const annotation = await presentNow(tx, { id: input.annotationId, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
})
