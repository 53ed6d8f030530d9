import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import { defineQuery } from '@/lib/server/query'

/** Whom the viewer has muted, by name; empty when signed out. Nobody else is told. */
export const listMutes = defineQuery({
  name: 'person.list-muted',
  input: nothingInput,
  permit: { listed: true },
  load: async ({ tx, viewer }) =>
    viewer.userId === null
      ? []
      : tx.mute.findMany({
          where: { userId: uuidOf(viewer.userId) },
          orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
          select: { person: { select: { id: true, name: true } } },
        }),
  present: ({ loaded }): { id: UserId; name: string }[] =>
    loaded.map(({ person }) => ({ id: idOf<UserId>(person.id), name: person.name })),
})
