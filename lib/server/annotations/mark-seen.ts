import 'server-only'
import { markSeenInput } from '@/lib/annotations/seen-input'
import { uuidOf } from '@/lib/ids'
import { storeSeen } from '@/lib/server/annotations/seen-rows'
import { tellSeen } from '@/lib/server/annotations/tell-seen'
import { countUnread } from '@/lib/server/annotations/unread'
import { askerOf, visibleWhere } from '@/lib/server/annotations/visible-where'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'

/**
 * Marks annotations of a reading as seen by the viewer, for good and on all their devices; ids that they may not read are passed
 * over without a word. Answers with how much is left. What one reads is one's own affair: nobody is told, and no log.
 */
export const markSeen = defineCommand({
  name: 'reading.see',
  input: markSeenInput,
  rate: 'seen',
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, emit }) => {
    const { id: readingId, group } = loaded.row
    const asker = askerOf(viewer, loaded.facts)
    const rows = Prisma.sql`
      SELECT a.id, a.seq FROM annotation a JOIN annotation r ON r.id = a.root_id
      WHERE a.id = ANY(${input.ids.map(uuidOf)}::uuid[]) AND a.reading_id = ${readingId}::uuid AND ${visibleWhere(asker)}`
    const seen = await storeSeen(tx, { userId: uuidOf(userId), readingId, groupId: group.id, now, rows })
    tellSeen({ emit, userId, loaded, seen })
    return { unread: await countUnread(tx, { asker, readingId }) }
  },
  audit: null,
})
