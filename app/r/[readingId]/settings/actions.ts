'use server'
import { toAction } from '@/lib/server/action'
import { setCommenting } from '@/lib/server/documents/set-commenting'

export const setCommentingAction = toAction(setCommenting, {
  fields: ['readingId', 'commenting'],
  goTo: ({ readingId }) => `/r/${readingId}/settings?saved=1`,
})
