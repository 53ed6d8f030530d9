import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { loadReading } from '@/lib/server/documents/load-reading'
import { presentReading } from '@/lib/server/documents/present'
import { findName } from '@/lib/server/documents/rows'
import { defineQuery } from '@/lib/server/query'

/** A reading without its text and threads: for titles. */
export const getReading = defineQuery({
  name: 'reading.get',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx }) => presentReading(loaded.row, await findName(tx, loaded.row.openedBy)),
})
