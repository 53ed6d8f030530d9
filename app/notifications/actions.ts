'use server'
import { toAction } from '@/lib/server/action'
import { markNotificationsRead } from '@/lib/server/notifications/mark-notifications-read'

export const markReadAction = toAction(markNotificationsRead, {
  fields: ['notificationId', 'tab'],
  goTo: ({ tab }) => `/notifications?tab=${tab}`,
})
