'use server'
import { groupQuery, toAction } from '@/lib/server/action'
import { openReading } from '@/lib/server/documents/open-reading'

export const openAction = toAction(openReading, {
  fields: ['documentId', 'groupId', 'commenting'],
  goTo: ({ documentId }, form) => `/d/${documentId}/open${groupQuery(form)}`,
})
