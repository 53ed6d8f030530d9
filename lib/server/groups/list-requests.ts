import 'server-only'
import { groupInput } from '@/lib/groups/input'
import { idOf, type UserId } from '@/lib/ids'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { defineQuery } from '@/lib/server/query'

/** As many as one answers in a sitting; the next come up as these are answered. */
const SHOWN = 50

/** Somebody who asks to join. `askedAt` is ISO 8601. */
export type ListedRequest = { userId: UserId; name: string; message: string; askedAt: string }

/** Those who wait the longest, and how many wait in all. */
export const listRequests = defineQuery({
  name: 'request.list',
  input: groupInput,
  load: ({ input, tx, viewer }) => loadGroup(tx, { slug: input.slug, viewer }),
  permit: { action: 'group:admit', facts: ({ loaded }) => groupFacts(loaded) },
  present: async ({ loaded, tx }): Promise<{ items: ListedRequest[]; total: number }> => {
    const where = { groupId: loaded.id }
    const [rows, total] = await Promise.all([
      tx.joinRequest.findMany({
        where,
        orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
        take: SHOWN,
        select: { userId: true, message: true, createdAt: true, user: { select: { name: true } } },
      }),
      tx.joinRequest.count({ where }),
    ])
    const items = rows.map(({ userId, message, createdAt, user }) => ({
      userId: idOf<UserId>(userId),
      name: user.name,
      message,
      askedAt: createdAt.toISOString(),
    }))
    return { items, total }
  },
})
