import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { uuidOf } from '@/lib/ids'
import { storeSeen } from '@/lib/server/annotations/seen-rows'
import { tellSeen } from '@/lib/server/annotations/tell-seen'
import { seenIn, unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerOf } from '@/lib/server/annotations/visible-where'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'
import { loadReading } from '@/lib/server/documents/load-reading'

/**
 * Marks all of a reading as seen that the viewer may read now, annotation by annotation and never as a stretch of it: what
 * becomes readable later, behind a gate or by being widened, is unread then.
 */
export const markAllSeen = defineCommand({
  name: 'reading.see-all',
  input: getReadingInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded, viewer, userId: id, now, tx, emit }) => {
    const { id: readingId, group } = loaded.row
    const userId = uuidOf(id)
    const place = { reading: Prisma.sql`${readingId}::uuid`, seen: seenIn(userId, readingId), isWhole: true }
    const rows = Prisma.sql`SELECT a.id, a.seq ${unreadFrom(askerOf(viewer, loaded.facts), place)}`
    const seen = await storeSeen(tx, { userId, readingId, groupId: group.id, now, rows })
    tellSeen({ emit, userId: id, loaded, seen })
    return { unread: 0 }
  },
  audit: null,
})
