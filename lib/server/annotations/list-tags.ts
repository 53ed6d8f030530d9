import 'server-only'
import { listTagsInput } from '@/lib/annotations/tags'
import { askerOf, visibleWhere } from '@/lib/server/annotations/visible-where'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** How many are worth offering. */
const OFFERED = 8

/** The tags of annotations that the viewer may read in a reading, those used most first, as they were last written. */
export const listTags = defineQuery({
  name: 'reading.tags',
  input: listTagsInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ input, loaded, tx, viewer }) => {
    const rows = await tx.$queryRaw<{ label: string }[]>`
      SELECT (array_agg(t.label ORDER BY a.seq DESC))[1] AS label
      FROM tag t JOIN annotation a ON a.id = t.annotation_id JOIN annotation r ON r.id = a.root_id
      WHERE t.group_id = ${loaded.row.group.id}::uuid AND starts_with(t.name, ${input.q})
        AND a.reading_id = ${loaded.row.id}::uuid AND ${visibleWhere(askerOf(viewer, loaded.facts))}
      GROUP BY t.name ORDER BY count(*) DESC, t.name LIMIT ${OFFERED}`
    return { tags: rows.map(({ label }) => label) }
  },
})
