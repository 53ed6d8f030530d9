import { matchThreads } from '@/lib/server/annotations/match-threads'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(matchThreads)
