import 'server-only'
import { z } from 'zod'
import { idOf, uuidOf } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { currentTime } from '@/lib/server/clock'
import { db, type Tx } from '@/lib/server/db/client'
import type { Mail, Prisma } from '@/lib/server/db/generated/client'
import { addJobs } from '@/lib/server/jobs/add-jobs'
import { log } from '@/lib/server/log'
import { composeMail, isOfNotifications } from '@/lib/server/notifications/compose-mail'
import { openWords } from '@/lib/server/mail/sealed-words'
import { dueAt, sendMailJob } from '@/lib/server/mail/send-mail-job'
import { send, type Delivery } from '@/lib/server/mail/send'

const payloadSchema = z.strictObject({ id: idSchema() })

/** The longest that a delivery, with all its steps, can hold the transaction. */
const LONGEST_MS = 90_000

/**
 * Job: sends one mail that waits. A lock on its name is held meanwhile, so another worker passes it by; one that is killed lets
 * go of it. Before the mail server can take it the row says `sending`, by a commit of its own: whoever finds that finds a worker
 * that was killed, and nobody knows whether the mail arrived. Not `inTransaction`, which runs its work again when it could not
 * commit.
 */
export async function sendMail(payload: unknown): Promise<void> {
  const id = uuidOf(payloadSchema.parse(payload).id)
  await db().$transaction(
    async (tx) => {
      if (!(await hold(tx, id))) return
      const row = await tx.mail.findFirst({ where: { id, state: { in: ['waiting', 'sending'] } } })
      if (row?.state === 'sending') await giveUp(tx, row, 'unclear')
      else if (row) await settle(tx, row, await deliver(tx, row))
    },
    { timeout: LONGEST_MS, maxWait: 3000 },
  )
}

/** False when another worker has it in hand. */
async function hold(tx: Tx, id: string): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`mail:${id}`}, 0)) AS held`
  return lock?.held === true
}

/** `withdrawn` when there is nothing left to say. */
async function deliver(tx: Tx, row: Mail): Promise<Delivery | 'withdrawn'> {
  const beforeEnd = () => sayThatSending(row.id)
  if (isOfNotifications(row.kind)) {
    const composed = await composeMail(tx, { ...row, now: currentTime() })
    return composed === null ? 'withdrawn' : send({ ...row, ...composed }, beforeEnd)
  }
  const [text, html] = [openWords(row.text), openWords(row.html)]
  if (text === null || html === null) {
    return { sent: false, code: 'SEALED_BY_ANOTHER_SECRET', isFinal: true, isUnclear: false }
  }
  return send({ ...row, text, html }, beforeEnd)
}

/** On another connection, for it has to outlive this process. */
async function sayThatSending(id: string): Promise<void> {
  const { count } = await db().mail.updateMany({
    where: { id, state: 'waiting' },
    data: { state: 'sending' },
  })
  if (count === 0) throw new Error('The mail was taken back')
}

async function settle(tx: Tx, row: Mail, delivery: Delivery | 'withdrawn'): Promise<void> {
  const now = currentTime()
  if (delivery === 'withdrawn') return store(tx, row.id, { state: 'withdrawn' })
  const attempts = row.attempts + 1
  if (delivery.sent) return store(tx, row.id, { ...DONE, state: 'sent', attempts, sentAt: now })
  const next = delivery.isFinal || delivery.isUnclear ? null : dueAt(row.createdAt, attempts)
  const { id, kind } = row
  log('error', 'mail.not-sent', { id, kind, attempts, code: delivery.code, isGivenUp: next === null })
  if (next === null) return giveUp(tx, row, delivery.isUnclear ? 'unclear' : 'failed')
  await store(tx, id, { state: 'waiting', attempts })
  return addJobs(tx, [sendMailJob(idOf(id), next > now ? next : now)])
}

async function giveUp(tx: Tx, row: Mail, state: 'failed' | 'unclear'): Promise<void> {
  if (state === 'unclear') log('error', 'mail.unclear', { id: row.id, kind: row.kind })
  return store(tx, row.id, { ...DONE, state, attempts: row.attempts + 1 })
}

/** Its words are of no more use, and may hold a link that signs somebody in. */
const DONE = { text: '', html: '' }

/** Nothing is there to be stored in when the account was erased meanwhile, with its mails. */
async function store(tx: Tx, id: string, data: Prisma.MailUpdateManyMutationInput): Promise<void> {
  await tx.mail.updateMany({ where: { id }, data })
}
