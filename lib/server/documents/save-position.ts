import 'server-only'
import { savePositionInput } from '@/lib/documents/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { loadReading } from '@/lib/server/documents/load-reading'
import { storePosition } from '@/lib/server/documents/position-rows'

/**
 * Keeps where the viewer has stopped in a reading, for all their devices; the latest is kept. Nobody is told, and the log
 * keeps no trace: what one reads is one's own affair.
 */
export const savePosition = defineCommand({
  name: 'position.save',
  input: savePositionInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:read', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, userId, now }) => {
    const { blockId, offset } = input
    const { id: readingId, group } = loaded.row
    const place = { userId: uuidOf(userId as UserId), readingId, groupId: group.id }
    await storePosition(tx, { ...place, blockId, offset, savedAt: now })
    return { position: { blockId, offset } }
  },
  audit: null,
})
