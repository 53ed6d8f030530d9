import { markAllSeen } from '@/lib/server/annotations/mark-all-seen'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { toRoute } from '@/lib/server/route'

export const POST = toRoute(markSeen)
export const PUT = toRoute(markAllSeen)
