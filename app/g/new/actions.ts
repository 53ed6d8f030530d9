'use server'
import { groupPath } from '@/lib/groups/slug'
import { toAction } from '@/lib/server/action'
import { createGroup } from '@/lib/server/groups/create-group'

export const createGroupAction = toAction(createGroup, {
  fields: ['groupId', 'name', 'purpose'],
  goTo: ({ slug }) => `${groupPath(slug)}?said=created`,
})
