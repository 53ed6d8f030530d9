import 'server-only'
import { z } from 'zod'
import { uuidOf, type GroupId, type UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { recipientsOf } from '@/lib/notifications/recipients'
import { can } from '@/lib/permissions/can'
import { viewerOf } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import { groupFacts } from '@/lib/server/groups/facts'
import { findGroupUnscoped } from '@/lib/server/groups/rows'
import { storeNotifications } from '@/lib/server/notifications/store-notifications'
import { inTransaction } from '@/lib/server/transaction'

const memberPayload = z.strictObject({
  occasion: z.enum(['admitted', 'role']),
  group: idSchema<GroupId>(),
  user: idSchema<UserId>(),
  actor: z.string().transform((id) => (id === '' ? null : uuidOf(id))),
  at: z.string(),
})

/** Job: tells somebody that they were let into a group, or have another role there, if they are still in it. */
export async function notifyMember(payload: unknown): Promise<void> {
  const { occasion, group, user, actor, at } = memberPayload.parse(payload)
  const [groupId, userId] = [uuidOf(group), uuidOf(user)]
  await inTransaction(async (outbox) => {
    const { tx } = outbox
    const row = await findGroupUnscoped(tx, { id: groupId, userId })
    const person = await tx.user.findUnique({
      where: { id: userId, deleteAt: null },
      select: { id: true, email: true, siteAdmin: true, suspendedUntil: true, preference: true },
    })
    if (!row || !person) return
    const now = currentTime()
    const mayRead = can(viewerOf(person, now), 'member:list', groupFacts(row))
    const candidate = { id: userId, audiences: ['concerned' as const], isMuting: false, wasMentioned: false }
    const kind = recipientsOf({ occasion, actorId: actor }, [{ ...candidate, mayRead }]).get(userId)
    if (!kind) return
    await storeNotifications(
      outbox,
      {
        event: `${occasion}:${group}:${at}`,
        groupId,
        readingId: null,
        annotationId: null,
        actorId: actor,
        now,
      },
      [{ userId, email: person.email, kind, channels: person.preference?.notifications }],
    )
  })
}
