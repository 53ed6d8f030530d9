import { listTags } from '@/lib/server/annotations/list-tags'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listTags)
