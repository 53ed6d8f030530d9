import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { updateAnnotationInput } from '@/lib/annotations/input'
import { mentionsOf } from '@/lib/annotations/mentions'
import { isWidening, narrowest, type Visibility } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { authorize } from '@/lib/server/authorize'
import { checkBody } from '@/lib/server/annotations/check-body'
import { checkMentions } from '@/lib/server/annotations/check-mentions'
import { emitDescendants } from '@/lib/server/annotations/emit-descendants'
import { emitEmptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { loadThread, presentNow, type LoadedThread } from '@/lib/server/annotations/load-thread'
import { holdThreadOf, lockAnnotation } from '@/lib/server/annotations/rows'
import { storeChange } from '@/lib/server/annotations/store-change'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import type { Tx } from '@/lib/server/db/client'
import { changedJobs } from '@/lib/server/notifications/notify-job'

/**
 * Changes body, motivation, tags or visibility of one's own annotation. The author names the edit they saw; `conflict` holds
 * the current one when it is another. The earlier body is kept.
 */
export const updateAnnotation = defineCommand({
  name: 'annotation.update',
  input: updateAnnotationInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    // Shown more widely, it may show empty places above it.
    if (input.visibility !== undefined) await holdThreadOf(tx, input.annotationId, 'alone')
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:update', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, emit, addJob, unchanged }) => {
    const { row, reading, rootId, subject, judged } = loaded
    const current = () => presentNow(tx, { id: input.annotationId, viewer, reading, rootId })
    const { tags } = input
    const { next, mentions } = await withMentions(tx, { input, loaded, now })
    if (isDeepStrictEqual(next, pick(row)) && row.edit >= input.edit) {
      unchanged()
    } else {
      if (row.edit !== input.edit)
        throw new AppError('conflict', { reason: 'edited_meanwhile', current: await current() })
      checkVisibility(loaded, next.visibility)
      if (next.visibility !== row.visibility) authorize(viewer, 'reading:annotate', reading.facts)
      if (next.motivation === 'highlighting') await refuseWithoutRange(tx, input.annotationId)
      await storeChange(tx, {
        id: input.annotationId,
        groupId: reading.row.group.id,
        row,
        next,
        now,
        tags,
        mentions,
      })
      const { authorId, parentId } = subject.skeleton
      const told = {
        topic: topicOf({ readingId: reading.row.id, authorId, visibility: next.visibility }),
        groupId: idOf(reading.row.group.id),
      }
      const before = { live: true, status: row.status, visibility: row.visibility }
      emit({ ...told, kind: 'annotation', subjectId: input.annotationId, before })
      const { id } = subject.skeleton
      const were = {
        visibility: row.visibility,
        mentions: mentionsOf(row.body).map(({ user }) => uuidOf(user)),
      }
      const jobs = changedJobs({ id, visibility: next.visibility, now, before: were, mentions })
      for (const job of jobs) addJob(job)
      if (next.visibility !== row.visibility) {
        emitEmptiedAncestors(emit, { judged, from: parentId, told, tellsRoot: true })
        emitDescendants(emit, {
          judged,
          of: subject.skeleton.id,
          readingId: reading.row.id,
          groupId: told.groupId,
        })
      }
    }
    await spendDraft(tx, { id: input.annotationId, userId, upTo: input.draftNumber })
    const annotation = await current()
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})

/** The draft goes that was posted; what another device has saved since stays. */
async function spendDraft(tx: Tx, given: { id: AnnotationId; userId: string; upTo: number }): Promise<void> {
  const { id, userId, upTo } = given
  await tx.draft.deleteMany({ where: { id: uuidOf(id), userId: uuidOf(userId), number: { lte: upTo } } })
}

type Loaded = LoadedThread & { row: Awaited<ReturnType<typeof lockAnnotation>> }

function pick({
  body,
  text,
  visibility,
  motivation,
  tags,
}: Pick<Loaded['row'], 'body' | 'text' | 'visibility' | 'motivation' | 'tags'>) {
  return { body, text, visibility, motivation, tags }
}

/** The columns as they are asked to be. Only a highlight may be without words, and a reply stays one. */
function changed(
  input: z.output<typeof updateAnnotationInput>,
  { row, subject }: Loaded,
): ReturnType<typeof pick> {
  if (input.motivation !== undefined && subject.skeleton.parentId !== null) {
    throw new AppError('invalid_input', { fields: [{ path: 'motivation', message: 'reply_stays_one' }] })
  }
  const motivation = input.motivation ?? row.motivation
  const mayBeEmpty = motivation === 'highlighting'
  const keepsBody = input.body === undefined && (row.body !== null || mayBeEmpty)
  const words = keepsBody ? row : checkBody(input.body ?? null, mayBeEmpty)
  const tags = input.tags?.map(({ label }) => label) ?? row.tags
  return pick({ ...words, visibility: input.visibility ?? row.visibility, motivation, tags })
}

type Changing = { input: z.output<typeof updateAnnotationInput>; loaded: Loaded; now: Date }

/** The same, with whom the new words name; `mentions` is left out where the words stay. */
async function withMentions(tx: Tx, { input, loaded, now }: Changing) {
  const next = changed(input, loaded)
  if (input.body === undefined) return { next }
  const { reading, judged, rootId, subject, row } = loaded
  const planned = {
    skeleton: { ...subject.skeleton, visibility: next.visibility },
    root: judged.get(rootId)?.skeleton ?? null,
  }
  const asked = { words: next, planned, reading, now, before: row.body }
  const { mentions, ...words } = await checkMentions(tx, asked)
  return { next: { ...next, body: words.body, text: words.text }, mentions }
}

async function refuseWithoutRange(tx: Tx, id: AnnotationId): Promise<void> {
  const whole = await tx.target.count({ where: { annotationId: uuidOf(id), start: null } })
  if (whole === 0) return
  throw new AppError('invalid_input', {
    fields: [{ path: 'motivation', message: 'highlight_without_range' }],
  })
}

/** Visibility is only widened, and a reply's never beyond its root's. */
function checkVisibility(loaded: LoadedThread, wanted: Visibility): void {
  const { skeleton } = loaded.subject
  const root = loaded.judged.get(loaded.rootId)?.skeleton.visibility ?? wanted
  const isTooWide = skeleton.parentId !== null && narrowest(wanted, root) !== wanted
  if (isWidening(skeleton.visibility, wanted) && !isTooWide) return
  const message = isTooWide ? 'wider_than_root' : 'only_widened'
  throw new AppError('invalid_input', { fields: [{ path: 'visibility', message }] })
}
