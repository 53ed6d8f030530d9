import 'server-only'
import { foldName } from '@/lib/annotations/fold-name'
import { listPeopleInput } from '@/lib/annotations/people-input'
import { AppError } from '@/lib/errors/app-error'
import type { Role } from '@/lib/groups/role'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { plannedSkeleton } from '@/lib/server/annotations/planned'
import { couldRead, listMembersUnscoped } from '@/lib/server/annotations/readers'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** How many are worth offering. */
const OFFERED = 8

/** A person who can be mentioned. */
export type Mentionable = { id: UserId; name: string; role: Role }

/** Members who could read what the viewer is writing, by name; those whose name begins so come first. */
export const listPeople = defineQuery({
  name: 'reading.people',
  input: listPeopleInput,
  load: async ({ input, tx, viewer }) => {
    const thread = input.thread === undefined ? null : await loadThread(tx, { id: input.thread, viewer })
    const reading = thread?.reading ?? (await loadReading(tx, { readingId: input.readingId, viewer }))
    if (reading.row.id !== uuidOf(input.readingId)) throw new AppError('not_found')
    return { thread, reading }
  },
  permit: {
    action: ({ input }) => (input.thread === undefined ? 'reading:annotate' : 'annotation:reply'),
    facts: ({ loaded }) => loaded.thread?.subject.facts ?? loaded.reading.facts,
  },
  present: async ({ input, loaded: { thread, reading }, tx, viewer, now }) => {
    const userId = viewer.userId === null ? '' : uuidOf(viewer.userId)
    const root = thread?.judged.get(thread.rootId)?.skeleton ?? null
    const skeleton = plannedSkeleton({ authorId: userId, root, reading, visibility: input.visibility })
    const found = await listMembersUnscoped(tx, { groupId: reading.row.group.id, folded: input.q })
    const people = found.filter(
      (one) => one.id !== userId && couldRead(one, { planned: { skeleton, root }, reading, now }),
    )
    const begins = (name: string) => ` ${foldName(name)}`.includes(` ${input.q}`)
    const first = [
      ...people.filter(({ name }) => begins(name)),
      ...people.filter(({ name }) => !begins(name)),
    ]
    return {
      people: first
        .slice(0, OFFERED)
        .map(({ id, name, role }): Mentionable => ({ id: idOf<UserId>(id), name, role })),
    }
  },
})
