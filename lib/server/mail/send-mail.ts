import 'server-only'
import { z } from 'zod'
import { idOf, uuidOf } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { currentTime } from '@/lib/server/clock'
import { db, type Tx } from '@/lib/server/db/client'
import { addJobs } from '@/lib/server/jobs/add-jobs'
import { log } from '@/lib/server/log'
import { composeMail, isOfNotifications } from '@/lib/server/notifications/compose-mail'
import { openWords } from '@/lib/server/mail/sealed-words'
import { dueAt, sendMailJob } from '@/lib/server/mail/send-mail-job'
import { send, type Delivery } from '@/lib/server/mail/send'

const payloadSchema = z.strictObject({ id: idSchema() })

/** The longest that a delivery, with all its steps, can hold the transaction. */
const LONGEST_MS = 90_000

type Row = {
  id: string
  kind: string
  userId: string | null
  recipient: string
  subject: string
  text: string
  html: string
  attempts: number
  createdAt: Date
}

/**
 * Job: sends one mail that waits. The row stays locked meanwhile, so another worker passes it by; one that is killed lets
 * go of it. Not `inTransaction`, which runs its work again when it could not commit.
 */
export async function sendMail(payload: unknown): Promise<void> {
  const id = uuidOf(payloadSchema.parse(payload).id)
  await db().$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<Row[]>`
        SELECT id, kind, user_id AS "userId", recipient, subject, text, html, attempts, created_at AS "createdAt" FROM mail
        WHERE id = ${id}::uuid AND state = 'waiting' FOR UPDATE SKIP LOCKED`
      if (row) await settle(tx, row, await deliver(tx, row))
    },
    { timeout: LONGEST_MS, maxWait: 3000 },
  )
}

/** `withdrawn` when there is nothing left to say. */
async function deliver(tx: Tx, row: Row): Promise<Delivery | 'withdrawn'> {
  if (isOfNotifications(row.kind)) {
    const composed = await composeMail(tx, { ...row, now: currentTime() })
    return composed === null ? 'withdrawn' : send({ ...row, ...composed })
  }
  const [text, html] = [openWords(row.text), openWords(row.html)]
  if (text === null || html === null) return { sent: false, code: 'SEALED_BY_ANOTHER_SECRET', isFinal: true }
  return send({ ...row, text, html })
}

async function settle(tx: Tx, row: Row, delivery: Delivery | 'withdrawn'): Promise<void> {
  const now = currentTime()
  if (delivery === 'withdrawn') {
    await tx.mail.update({ where: { id: row.id }, data: { state: 'withdrawn' } })
    return
  }
  const attempts = row.attempts + 1
  const next = delivery.sent || delivery.isFinal ? null : dueAt(row.createdAt, attempts)
  if (!delivery.sent) {
    const { id, kind } = row
    log('error', 'mail.not-sent', { id, kind, attempts, code: delivery.code, isGivenUp: next === null })
  }
  if (next !== null) {
    await tx.mail.update({ where: { id: row.id }, data: { attempts } })
    return addJobs(tx, [sendMailJob(idOf(row.id), next > now ? next : now)])
  }
  const state = delivery.sent
    ? ({ state: 'sent', sentAt: now } as const)
    : ({ state: 'failed', sentAt: null } as const)
  await tx.mail.update({ where: { id: row.id }, data: { ...state, attempts, text: '', html: '' } })
}
