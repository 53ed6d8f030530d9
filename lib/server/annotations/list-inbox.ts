import 'server-only'
import type { InboxItem, InboxText } from '@/lib/annotations/inbox'
import { listInboxInput } from '@/lib/annotations/inbox-input'
import { idOf, uuidOf, type AnnotationId, type ReadingId } from '@/lib/ids'
import { listInboxUnscoped, listTextsUnscoped } from '@/lib/server/annotations/inbox-rows'
import { readableReadings } from '@/lib/server/annotations/readable-readings'
import { defineQuery } from '@/lib/server/query'
import { pageOf, placeAfter } from '@/lib/server/time-page'

const LIST = 'inbox'

/** Annotations on a page of an inbox, and texts to choose from. */
const PAGE = 50
const TEXTS = 200

/** A page of what others wrote in the texts of the viewer's groups, the newest first; empty when signed out. */
export const listInbox = defineQuery({
  name: 'inbox.list',
  input: listInboxInput,
  permit: { listed: true },
  load: async ({ input, tx, viewer }) => {
    if (viewer.userId === null) return { rows: [], texts: [], readings: new Map(), next: null }
    const userId = uuidOf(viewer.userId)
    const found = await listInboxUnscoped(tx, {
      ...input,
      viewer,
      userId,
      readingId: input.readingId === undefined ? null : uuidOf(input.readingId),
      after: placeAfter(LIST, input.after),
      limit: PAGE + 1,
    })
    const { items, next } = pageOf(LIST, { rows: found, size: PAGE })
    const texts = await listTextsUnscoped(tx, { userId, limit: TEXTS })
    const ids = [...items.map(({ readingId }) => readingId), ...texts.map(({ id }) => id)]
    return { rows: items, texts, readings: await readableReadings(tx, { viewer, ids }), next }
  },
  present: ({ loaded }): { items: InboxItem[]; texts: InboxText[]; next: string | null } => {
    const items = loaded.rows.flatMap(({ id, at, readingId, ...rest }) => {
      const reading = loaded.readings.get(readingId)
      if (!reading) return []
      const { document, group } = reading
      const place = { id: idOf<AnnotationId>(id), readingId: idOf<ReadingId>(readingId) }
      return { ...rest, ...place, title: document.title, groupName: group.name, createdAt: at.toISOString() }
    })
    const texts = loaded.texts.flatMap(({ id }) => {
      const reading = loaded.readings.get(id)
      if (!reading) return []
      return { id: idOf<ReadingId>(id), title: reading.document.title, groupName: reading.group.name }
    })
    return { items, texts, next: loaded.next }
  },
})
