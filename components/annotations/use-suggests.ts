import { useMemo } from 'react'
import { addTags } from '@/lib/annotations/add-tags'
import type { Visibility } from '@/lib/annotations/visibility'
import { threadOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { isModerating, roleLabel } from '@/lib/groups/role'
import type { Suggests } from '@/components/editor/body-suggestions'

/** Whom the words of a draft may name, when it is for `visibility`; tags that are named in them become its own. */
export function useSuggests(draft: Draft, visibility: Visibility): Suggests {
  const { suggesting, composing, store } = useRoom()
  const { id } = draft
  const rootId = threadOf(draft)
  const thread = rootId === id ? null : rootId
  const purpose = useRoomState(({ reading }) => reading.group.purpose)
  return useMemo(
    () => ({
      people: async (typed) => {
        const asked = { q: typed, visibility, ...(thread === null ? {} : { thread }) }
        const people = await suggesting.people(asked)
        return people.map(({ id: key, name, role }) => ({
          id: key,
          name,
          ...(isModerating(role) ? { detail: roleLabel(role, purpose) } : {}),
        }))
      },
      tags: (typed) => suggesting.tags(typed),
      onTag: (label) => {
        const added = addTags(store.getState().drafts.get(id)?.tags ?? [], label)
        if (added.ok) void composing.choose(id, { tags: added.tags })
      },
    }),
    [suggesting, composing, store, id, thread, visibility, purpose],
  )
}
