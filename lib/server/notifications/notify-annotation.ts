import 'server-only'
import { z } from 'zod'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import type { Occasion } from '@/lib/notifications/kinds'
import { recipientsOf } from '@/lib/notifications/recipients'
import { judgeThread } from '@/lib/server/annotations/facts'
import { listSkeletonsUnscoped, type Skeleton } from '@/lib/server/annotations/rows'
import { viewerOf } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import { findAudience, type AudienceRow } from '@/lib/server/notifications/find-audience'
import { storeNotifications } from '@/lib/server/notifications/store-notifications'
import { inTransaction, type Outbox } from '@/lib/server/transaction'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const annotationPayload = z.strictObject({
  id: idSchema<AnnotationId>(),
  posted: flag,
  mentions: z.string().transform((list) => (list === '' ? [] : list.split(',').map(uuidOf))),
})

/**
 * Job: tells people of something posted, shown to more people, or naming somebody anew. Everything is read now: what was
 * deleted or hidden meanwhile tells nobody, and whom it tells the law is asked for each. Running again tells nobody twice.
 */
export async function notifyAnnotation(payload: unknown): Promise<void> {
  const { id, posted, mentions } = annotationPayload.parse(payload)
  await inTransaction(async (outbox) => {
    const about = await loadSubject(outbox.tx, uuidOf(id))
    if (!about || about.one.deletedAt !== null || about.one.visibility === 'private') return
    const happened = { about, actorId: about.one.authorId }
    if (posted) await tell(outbox, { ...happened, occasion: 'posted', event: `annotation:${id}` })
    if (mentions.length > 0) {
      await tell(outbox, {
        ...happened,
        occasion: 'mentioned',
        event: `mention:${id}`,
        among: new Set(mentions),
      })
    }
  })
}

const resolvedPayload = z.strictObject({
  id: idSchema<AnnotationId>(),
  resolved: flag,
  actor: idSchema(),
  at: z.string(),
})

/** Job: tells a thread's starter that somebody resolved it or opened it again, if that is still so. */
export async function notifyResolved(payload: unknown): Promise<void> {
  const { id, resolved, actor, at } = resolvedPayload.parse(payload)
  await inTransaction(async (outbox) => {
    const about = await loadSubject(outbox.tx, uuidOf(id))
    if (!about || about.one.deletedAt !== null || about.isResolved !== resolved) return
    const occasion = resolved ? 'resolved' : 'reopened'
    await tell(outbox, { about, actorId: uuidOf(actor), occasion, event: `${occasion}:${id}:${at}` })
  })
}

type Subject = { one: Skeleton; root: Skeleton; reading: ReadingRow; hasWords: boolean; isResolved: boolean }

/** What it is about, its row held so that two jobs about it run one after the other. */
async function loadSubject(tx: Tx, id: string): Promise<Subject | null> {
  const [row] = await tx.$queryRaw<
    { rootId: string; readingId: string; hasWords: boolean; isResolved: boolean }[]
  >`
    SELECT a.root_id AS "rootId", a.reading_id AS "readingId", a.body IS NOT NULL AS "hasWords",
      EXISTS (SELECT 1 FROM thread t WHERE t.id = a.root_id AND t.resolved_at IS NOT NULL) AS "isResolved"
    FROM annotation a WHERE a.id = ${id}::uuid FOR NO KEY UPDATE OF a`
  if (!row) return null
  const [reading] = await listReadingsUnscoped(tx, { ids: [row.readingId], userId: null })
  const thread = await listSkeletonsUnscoped(tx, [row.rootId])
  const one = thread.find((skeleton) => skeleton.id === id)
  const root = thread.find((skeleton) => skeleton.id === row.rootId)
  return reading && one && root ? { one, root, reading, ...row } : null
}

type Happened = {
  about: Subject
  actorId: string
  occasion: Occasion
  event: string
  /** Only these (UUIDs), where not everybody whom it concerns is meant. */
  among?: ReadonlySet<string>
}

async function tell(outbox: Outbox, happened: Happened): Promise<void> {
  const { about, actorId, occasion, event, among } = happened
  const now = currentTime()
  const rows = await findAudience(outbox.tx, { ...about, actorId })
  const meant = rows.filter(({ id }) => among?.has(id) ?? true)
  const candidates = meant.map((row) => ({ ...row, mayRead: mayRead(row, about, now) }))
  const told = recipientsOf({ occasion, actorId }, candidates)
  await storeNotifications(
    outbox,
    {
      event,
      groupId: about.reading.group.id,
      readingId: about.reading.id,
      annotationId: about.one.id,
      actorId,
      now,
    },
    meant.flatMap(({ id, email, channels }) => {
      const kind = told.get(id)
      return kind ? [{ userId: id, email, kind, channels }] : []
    }),
  )
}

/** The law's answer for one of them, at this moment. */
function mayRead(row: AudienceRow, { reading, root, one }: Subject, now: Date): boolean {
  const viewer = viewerOf(row, now)
  const facts = readingFacts(reading, { viewer, role: row.role })
  const thread = root.id === one.id ? [root] : [root, one]
  return judgeThread({ viewer, facts }, thread).get(one.id)?.mayRead ?? false
}
