import 'server-only'
import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import { nothingInput } from '@/lib/documents/input'
import { idOf, uuidOf, type AnnotationId, type ReadingId } from '@/lib/ids'
import { listInboxUnscoped, listUnreadUnscoped } from '@/lib/server/annotations/inbox-rows'
import { readableReadings } from '@/lib/server/annotations/readable-readings'
import { defineQuery } from '@/lib/server/query'

/** How much is unread in which of one's texts, and where one was last mentioned and has not read it. */
export type News = {
  unread: number
  texts: { id: ReadingId; title: string; unread: number }[]
  mention: { id: AnnotationId; readingId: ReadingId; title: string; author: string } | null
}

/** What is new across the texts of the viewer's groups, the text with most of it first; nothing when signed out. */
export const getNews = defineQuery({
  name: 'inbox.news',
  input: nothingInput,
  permit: { listed: true },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) return { counts: [], mentions: [], readings: new Map() }
    const own = { viewer, userId: uuidOf(viewer.userId) }
    const [counts, mentions] = await Promise.all([
      listUnreadUnscoped(tx, { ...own, limit: UNREAD_COUNTED }),
      listInboxUnscoped(tx, {
        ...own,
        kind: 'mentions',
        readingId: null,
        read: false,
        after: null,
        limit: 1,
      }),
    ])
    const ids = [...counts.map(({ id }) => id), ...mentions.map(({ readingId }) => readingId)]
    return { counts, mentions, readings: await readableReadings(tx, { viewer, ids }) }
  },
  present: ({ loaded }): News => {
    const titleOf = (id: string) => loaded.readings.get(id)?.document.title ?? null
    const texts = loaded.counts
      .flatMap(({ id, unread }) => {
        const title = titleOf(id)
        return title === null ? [] : { id: idOf<ReadingId>(id), title, unread }
      })
      .toSorted((a, b) => b.unread - a.unread || (a.title < b.title ? -1 : 1))
    const [last] = loaded.mentions
    const title = last && titleOf(last.readingId)
    return {
      unread: Math.min(
        texts.reduce((sum, { unread }) => sum + unread, 0),
        UNREAD_COUNTED,
      ),
      texts,
      mention:
        last && title != null
          ? { id: idOf(last.id), readingId: idOf(last.readingId), title, author: last.author }
          : null,
    }
  },
})
