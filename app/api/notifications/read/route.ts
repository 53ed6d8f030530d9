import { readNotifications } from '@/lib/server/notifications/read-notifications'
import { toRoute } from '@/lib/server/route'

export const POST = toRoute(readNotifications)
