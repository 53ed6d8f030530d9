import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { mutedFor } from '@/lib/server/annotations/muted-for'
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
  present: ({ loaded, tx, viewer }) => mutedFor(tx, { viewer, loaded }),
})
