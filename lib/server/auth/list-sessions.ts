import 'server-only'
import { z } from 'zod'
import type { SignedInDevice } from '@/lib/auth/account'
import { idOf, uuidOf, type SessionId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineQuery } from '@/lib/server/query'

/** More are signed out one by one, or together. */
const MOST = 100

/** The devices that the viewer is signed in on: this one first, then the newest. */
export const listSessions = defineQuery({
  name: 'session.list',
  input: z.strictObject({}),
  permit: { action: 'account:manage', facts: accountFacts },
  load: async ({ tx, viewer, now }) => {
    if (viewer.userId === null) return []
    return tx.session.findMany({
      where: { userId: uuidOf(viewer.userId), expires: { gt: now } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: MOST,
      select: { id: true, device: true, createdAt: true },
    })
  },
  present: ({ loaded, sessionId }): SignedInDevice[] =>
    loaded
      .map(({ id, device, createdAt }) => ({
        id: idOf<SessionId>(id),
        device,
        since: createdAt.toISOString(),
        isThis: id === sessionId,
      }))
      .toSorted((a, b) => Number(b.isThis) - Number(a.isThis)),
})
