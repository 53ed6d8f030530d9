import 'server-only'
import { listEditsInput } from '@/lib/annotations/input'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { asItWas, presentEdit } from '@/lib/server/annotations/earlier-bodies'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { defineQuery } from '@/lib/server/query'

/** The earlier bodies of an annotation, the latest first: each for whom the annotation was when it said that. */
export const listEdits = defineQuery({
  name: 'edit.list',
  input: listEditsInput,
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.annotationId, viewer }),
  permit: { action: 'annotation:read', facts: ({ loaded }) => loaded.subject.facts },
  present: async ({ input, loaded, tx, viewer }) => {
    const { facts, skeleton } = loaded.subject
    const rows = await tx.annotationEdit.findMany({
      where: { annotationId: uuidOf(input.annotationId) },
      orderBy: { edit: 'desc' },
    })
    const readable = rows.filter((row) => can(viewer, 'annotation:read', asItWas(facts, row)))
    return { items: readable.map((row) => presentEdit(row, skeleton.authorId)) }
  },
})
