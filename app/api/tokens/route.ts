import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listApiTokens)
