import { followReading } from '@/lib/server/notifications/follow-reading'
import { getReadingFollow } from '@/lib/server/notifications/get-reading-follow'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getReadingFollow)
export const PUT = toRoute(followReading)
