import 'server-only'
import type { FollowState } from '@/lib/notifications/watching'
import type { Tx } from '@/lib/server/db/client'

/** A thread, or where `threadId` is null a text; ids are UUIDs. */
export type FollowSubject = { groupId: string; readingId: string; threadId: string | null }

/** What a person (a UUID) wants to be told of a thread or a text. */
export async function findFollow(tx: Tx, userId: string, subjectId: string): Promise<FollowState> {
  const row = await tx.follow.findUnique({
    where: { userId_subjectId: { userId, subjectId } },
    select: { state: true },
  })
  return row?.state ?? 'usual'
}

/** Stores it. `usual` leaves no row: they are told again what everybody is. */
export async function storeFollow(
  tx: Tx,
  given: { userId: string; subject: FollowSubject; state: FollowState; now: Date },
): Promise<void> {
  const { userId, subject, state, now } = given
  const subjectId = subject.threadId ?? subject.readingId
  if (state === 'usual') {
    await tx.follow.deleteMany({ where: { userId, subjectId } })
    return
  }
  await tx.follow.upsert({
    where: { userId_subjectId: { userId, subjectId } },
    create: { userId, subjectId, ...subject, state, changedAt: now },
    update: { state, changedAt: now },
  })
}
