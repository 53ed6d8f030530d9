'use server'
import { groupPath } from '@/lib/groups/slug'
import { toAction } from '@/lib/server/action'
import { archiveGroup } from '@/lib/server/groups/archive-group'
import { updateGroup } from '@/lib/server/groups/update-group'

export const updateGroupAction = toAction(updateGroup, {
  fields: ['groupId', 'name', 'purpose', 'readableBy', 'writableBy', 'joining', 'previews', 'showsPresence'],
  goTo: ({ slug }) => `${groupPath(slug, 'settings')}?said=saved`,
})

export const archiveGroupAction = toAction(archiveGroup, {
  fields: ['groupId', 'archived'],
  goTo: ({ slug, said }) => `${groupPath(slug)}?said=${said}`,
})
