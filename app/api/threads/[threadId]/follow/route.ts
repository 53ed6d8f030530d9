import { followThread } from '@/lib/server/notifications/follow-thread'
import { getThreadFollow } from '@/lib/server/notifications/get-thread-follow'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getThreadFollow)
export const PUT = toRoute(followThread)
