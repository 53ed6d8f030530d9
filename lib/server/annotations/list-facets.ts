import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { idOf, type UserId } from '@/lib/ids'
import { askerOf, visibleWhere } from '@/lib/server/annotations/visible-where'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** How many of each are worth choosing from. */
const OFFERED = 300

/** What the threads of a reading can be filtered by: who wrote in it and how it is tagged, as far as the viewer may read it. */
export const listFacets = defineQuery({
  name: 'reading.facets',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx, viewer }) => {
    const asker = askerOf(viewer, loaded.facts)
    const [people, tags] = await Promise.all([
      tx.$queryRaw<{ id: string; name: string }[]>`
        SELECT u.id, u.name FROM "user" u WHERE u.id IN (
          SELECT a.author_id FROM annotation a JOIN annotation r ON r.id = a.root_id
          WHERE a.reading_id = ${loaded.row.id}::uuid AND ${visibleWhere(asker)})
        ORDER BY u.name, u.id LIMIT ${OFFERED}`,
      tx.$queryRaw<{ name: string; label: string }[]>`
        SELECT t.name, (array_agg(t.label ORDER BY a.seq DESC))[1] AS label
        FROM tag t JOIN annotation a ON a.id = t.annotation_id JOIN annotation r ON r.id = a.root_id
        WHERE t.group_id = ${loaded.row.group.id}::uuid AND a.reading_id = ${loaded.row.id}::uuid AND ${visibleWhere(asker)}
        GROUP BY t.name ORDER BY count(*) DESC, t.name LIMIT ${OFFERED}`,
    ])
    return { people: people.map(({ id, name }) => ({ id: idOf<UserId>(id), name })), tags }
  },
})
