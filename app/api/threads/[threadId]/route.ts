import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { toRoute } from '@/lib/server/route'

export const PATCH = toRoute(resolveThread)
