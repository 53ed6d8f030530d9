import 'server-only'
import { z } from 'zod'
import { idOf, uuidOf, type ReadingId, type UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { FORMER_MEMBER } from '@/lib/messages/en'
import { formatTopic } from '@/lib/realtime/topic'
import { eraseAuthored, listReadingsTold } from '@/lib/server/annotations/erase-authored'
import { renameMentioned } from '@/lib/server/annotations/rename-mentioned'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { currentTime } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/client'
import { handOverDocuments } from '@/lib/server/documents/hand-over-documents'
import { inTransaction } from '@/lib/server/transaction'

const payloadSchema = z.strictObject({ id: idSchema<UserId>() })

/** A person may have written for years. */
const LONGEST_MS = 120_000

/**
 * Job: carries out the deletion of an account whose days of grace are over. What is only the person's goes; annotations
 * go or stay as a former member's, as was chosen. The row is removed, or, while annotations or their empty places hang on
 * it, keeps nothing that names anybody. Run again, or for an account that stays, it does nothing.
 */
export async function eraseAccount(payload: unknown): Promise<void> {
  const { id: userId } = payloadSchema.parse(payload)
  const [id, now] = [uuidOf(userId), currentTime()]
  await inTransaction(
    async ({ tx, emit, audit }) => {
      const [user] = await tx.$queryRaw<{ email: string; deleteFate: string | null }[]>`
        SELECT email, delete_fate AS "deleteFate" FROM "user"
        WHERE id = ${id}::uuid AND delete_at <= ${now} FOR UPDATE`
      if (!user) return
      const readings = await listReadingsTold(tx, id)
      await renameMentioned(tx, { userId, name: FORMER_MEMBER })
      await eraseAuthored(tx, { userId: id, isAll: user.deleteFate === 'remove', now })
      await handOverDocuments(tx, id)
      await forgetPerson(tx, { id, email: user.email })
      tellSessionsEnded(emit, userId)
      for (const { id: readingId, groupId } of readings) {
        const topic = formatTopic({ noun: 'reading', id: idOf<ReadingId>(readingId) })
        emit({ topic, kind: 'reset', groupId: idOf(groupId), subjectId: null, before: null })
      }
      audit({ action: 'account.erase', actorId: null, groupId: null, subjectId: userId })
    },
    { timeout: LONGEST_MS },
  )
}

/** Removes the account's row, and everything hangs on it; or, while it has written something, all that names the person. */
async function forgetPerson(tx: Tx, { id, email }: { id: string; email: string }): Promise<void> {
  await tx.mail.deleteMany({ where: { OR: [{ userId: id }, { recipient: email }] } })
  if ((await tx.annotation.count({ where: { authorId: id } })) === 0) {
    await tx.user.delete({ where: { id } })
    return
  }
  const where = { userId: id }
  await tx.account.deleteMany({ where })
  await tx.session.deleteMany({ where })
  await tx.oneTimeLink.deleteMany({ where })
  await tx.membership.deleteMany({ where })
  await tx.preference.deleteMany({ where })
  await tx.apiToken.deleteMany({ where })
  await tx.joinRequest.deleteMany({ where })
  await tx.readingPosition.deleteMany({ where })
  await tx.mention.deleteMany({ where })
  await tx.draft.deleteMany({ where })
  await tx.seenMark.deleteMany({ where })
  await tx.follow.deleteMany({ where })
  await tx.notification.deleteMany({ where })
  await tx.presence.deleteMany({ where })
  await tx.mute.deleteMany({ where: { OR: [where, { personId: id }] } })
  await tx.documentOwner.deleteMany({ where })
  await tx.invitation.updateMany({ where: { createdBy: id }, data: { createdBy: null } })
  await tx.user.update({
    where: { id },
    data: {
      name: FORMER_MEMBER,
      email: `${id}@former.invalid`,
      emailVerified: null,
      image: null,
      passwordHash: null,
      siteAdmin: false,
      sample: false,
      suspendedUntil: null,
      deleteAt: null,
      deleteFate: null,
    },
  })
}
