import 'server-only'
import { z } from 'zod'
import { uuidOf } from '@/lib/ids'
import { getSnapshotInput, loadWithCursor, presentSnapshot } from '@/lib/server/annotations/get-snapshot'
import { findPosition } from '@/lib/server/documents/position-rows'
import { presentArticle } from '@/lib/server/documents/present-article'
import { defineQuery } from '@/lib/server/query'

const getReadingPageInput = getSnapshotInput.extend({
  marks: z.boolean(),
  resumes: z.boolean().default(false),
})

/**
 * All that the reading page is made from, out of one loading of the reading: its snapshot and its article. `resumes` says whether
 * the page may open where the viewer had stopped.
 */
export const getReadingPage = defineQuery({
  name: 'reading.page',
  input: getReadingPageInput,
  load: async ({ input, tx, viewer }) => {
    const { readingId } = input
    const [loaded, position] = await Promise.all([
      loadWithCursor(tx, { readingId, viewer }),
      input.resumes ? findPosition(tx, { viewer, readingId: uuidOf(readingId) }) : null,
    ])
    return { ...loaded, position }
  },
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async (given) => {
    const { input, loaded, tx, viewer } = given
    const [snapshot, article] = await Promise.all([
      presentSnapshot(tx, { ...given, after: input.threads ?? null }),
      presentArticle(tx, { loaded, viewer, marks: input.marks, position: loaded.position }),
    ])
    return { snapshot, article }
  },
})
