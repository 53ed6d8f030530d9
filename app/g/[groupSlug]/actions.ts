'use server'
import { groupPath } from '@/lib/groups/slug'
import { toAction } from '@/lib/server/action'
import { joinGroup } from '@/lib/server/groups/join-group'
import { requestToJoin } from '@/lib/server/groups/request-to-join'

export const joinGroupAction = toAction(joinGroup, {
  fields: ['groupId'],
  goTo: ({ slug }) => `${groupPath(slug)}?said=joined`,
})

export const requestToJoinAction = toAction(requestToJoin, {
  fields: ['groupId', 'message'],
  goTo: ({ slug }) => `${groupPath(slug)}?said=asked`,
})
