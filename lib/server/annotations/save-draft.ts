import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { BodyJson } from '@/lib/annotations/annotation'
import { saveDraftInput } from '@/lib/annotations/draft-input'
import { DRAFTS_LIMIT } from '@/lib/annotations/limits'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { checkBody } from '@/lib/server/annotations/check-body'
import { listDraftRows, presentDrafts } from '@/lib/server/annotations/draft-rows'
import { presentNow } from '@/lib/server/annotations/load-thread'
import { defineCommand } from '@/lib/server/command'
import type { Context } from '@/lib/server/context'
import type { Tx } from '@/lib/server/db/client'
import { Prisma, type Draft } from '@/lib/server/db/generated/client'
import { loadReading, type LoadedReading } from '@/lib/server/documents/load-reading'

type Input = z.output<typeof saveDraftInput>

/**
 * Keeps one's own unsent words. The number that was seen travels: where another device has saved since, `conflict` holds
 * what it saved, and where the words were posted, the annotation. One that was discarded elsewhere comes back: words are
 * never lost. Leaves no audit entry, and nobody is told.
 */
export const saveDraft = defineCommand({
  name: 'draft.save',
  input: saveDraftInput,
  rate: 'draft',
  load: async ({ input, tx, viewer }) => {
    const reading = await loadReading(tx, { readingId: input.readingId, viewer })
    return { reading, held: await holdDraft(tx, uuidOf(input.draftId)) }
  },
  permit: { action: 'reading:draft', facts: ({ loaded }) => loaded.reading.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, unchanged }) => {
    unchanged()
    const { reading, held } = loaded
    const own = { userId: uuidOf(userId), readingId: reading.row.id }
    await refuseOthersId(tx, { input, reading, viewer, userId: own.userId, held })
    const content = contentOf(input)
    const presented = async () => {
      const rows = await listDraftRows(tx, { ...own, id: input.draftId })
      const [draft] = await presentDrafts(tx, rows, {
        judge: { viewer, facts: reading.facts },
        readingId: own.readingId,
      })
      if (!draft) throw new AppError('conflict', { reason: 'id_taken' })
      return draft
    }
    if (held && isDeepStrictEqual(contentOfRow(held), content)) return { draft: await presented() }
    if (held && held.number !== input.number) {
      throw new AppError('conflict', { reason: 'draft_changed', current: await presented() })
    }
    const id = uuidOf(input.draftId)
    const data = { ...columnsOf(content), number: input.number + 1, savedAt: now }
    if (held) await tx.draft.update({ where: { id }, data })
    else {
      await refuseTooMany(tx, own)
      const row = { id, ...own, groupId: reading.row.group.id, ...data }
      const { count } = await tx.draft.createMany({ data: row, skipDuplicates: true })
      // Saved for the first time by two devices at once: the other one's words stand there now.
      if (count === 0) throw new AppError('conflict', { reason: 'draft_changed', current: await presented() })
    }
    return { draft: await presented() }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.draftId }),
})

async function holdDraft(tx: Tx, id: string): Promise<Draft | null> {
  await tx.$queryRaw`SELECT 1 AS held FROM draft WHERE id = ${id}::uuid FOR UPDATE`
  return tx.draft.findUnique({ where: { id } })
}

type Asked = {
  input: Input
  reading: LoadedReading
  viewer: Context['viewer']
  userId: string
  held: Draft | null
}

/**
 * An id is its author's alone: another's annotation is refused whether somebody is changing it or not, so that nobody learns
 * of that; one's own that is posted can only be changed.
 */
async function refuseOthersId(tx: Tx, { input, reading, viewer, userId, held }: Asked): Promise<void> {
  const posted = await tx.annotation.findUnique({
    where: { id: uuidOf(input.draftId) },
    select: { authorId: true, readingId: true, rootId: true },
  })
  const isOthers = posted !== null && (posted.authorId !== userId || posted.readingId !== reading.row.id)
  const isHeld = held !== null && (held.userId !== userId || held.readingId !== reading.row.id)
  if (isOthers || isHeld) throw new AppError('conflict', { reason: 'id_taken' })
  if (input.kind === 'edit' && posted === null) throw new AppError('not_found')
  if (input.kind === 'edit' || posted === null) return
  const current = await presentNow(tx, { id: input.draftId, viewer, reading, rootId: posted.rootId })
  throw new AppError('conflict', { reason: 'draft_posted', ...(current ? { current } : {}) })
}

async function refuseTooMany(tx: Tx, own: { userId: string; readingId: string }): Promise<void> {
  if ((await tx.draft.count({ where: own })) < DRAFTS_LIMIT) return
  throw new AppError('invalid_input', {
    fields: [{ path: 'draftId', message: 'too_many_drafts', limit: DRAFTS_LIMIT }],
  })
}

/** What a draft says, to be stored and compared. */
function contentOf(input: Input) {
  const { kind, motivation, visibility, targets, tags, seenEdit } = input
  const parentId = input.parentId === null ? null : uuidOf(input.parentId)
  const { body } = checkBody(input.body, true)
  return { kind, parentId, motivation, visibility, body, targets, tags, seenEdit }
}

type Content = ReturnType<typeof contentOf>

function contentOfRow(row: Draft): Content {
  const { kind, parentId, visibility, tags, seenEdit } = row
  const motivation = row.motivation === 'replying' ? 'commenting' : row.motivation
  const targets = row.targets as Content['targets']
  return {
    kind,
    parentId,
    motivation,
    visibility,
    body: row.body as BodyJson | null,
    targets,
    tags,
    seenEdit,
  }
}

function columnsOf({ body, targets, ...rest }: Content) {
  return {
    ...rest,
    body: body === null ? Prisma.DbNull : (body as Prisma.InputJsonValue),
    targets: targets === null ? Prisma.DbNull : (targets as Prisma.InputJsonValue),
  }
}
