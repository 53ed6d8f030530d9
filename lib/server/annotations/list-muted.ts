import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { askerOf, visibleWhere } from '@/lib/server/annotations/visible-where'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/**
 * What in a reading was written by people whom the viewer has muted, as far as the viewer may read it; and whether they
 * mute anybody at all, so that whoever does not need not ask again. Nothing is withheld for it anywhere: not seeing it
 * is the viewer's own wish.
 */
export const listMuted = defineQuery({
  name: 'annotation.list-muted',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx, viewer }): Promise<{ isMuting: boolean; ids: AnnotationId[] }> => {
    if (viewer.userId === null) return { isMuting: false, ids: [] }
    const userId = uuidOf(viewer.userId)
    if ((await tx.mute.count({ where: { userId } })) === 0) return { isMuting: false, ids: [] }
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM mute m JOIN annotation a ON a.author_id = m.person_id JOIN annotation r ON r.id = a.root_id
      WHERE m.user_id = ${userId}::uuid AND a.reading_id = ${loaded.row.id}::uuid
        AND ${visibleWhere(askerOf(viewer, loaded.facts))}`
    return { isMuting: true, ids: rows.map(({ id }) => idOf<AnnotationId>(id)) }
  },
})
