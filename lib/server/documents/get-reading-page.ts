import 'server-only'
import { z } from 'zod'
import { getSnapshotInput, loadWithCursor, presentSnapshot } from '@/lib/server/annotations/get-snapshot'
import { presentArticle } from '@/lib/server/documents/present-article'
import { defineQuery } from '@/lib/server/query'

const getReadingPageInput = getSnapshotInput.extend({ marks: z.boolean() })

/** All that the reading page is made from, out of one loading of the reading: its snapshot and its article. */
export const getReadingPage = defineQuery({
  name: 'reading.page',
  input: getReadingPageInput,
  load: ({ input, tx, viewer }) => loadWithCursor(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async (given) => {
    const { input, loaded, tx, viewer } = given
    const [snapshot, article] = await Promise.all([
      presentSnapshot(tx, { ...given, after: input.threads ?? null }),
      presentArticle(tx, { loaded, viewer, marks: input.marks }),
    ])
    return { snapshot, article }
  },
})
