import { lockThread } from '@/lib/server/annotations/lock-thread'
import { toRoute } from '@/lib/server/route'

export const PUT = toRoute(lockThread)
