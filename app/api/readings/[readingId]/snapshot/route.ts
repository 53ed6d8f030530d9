import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getSnapshot)
