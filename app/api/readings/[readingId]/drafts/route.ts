import { listDrafts } from '@/lib/server/annotations/list-drafts'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listDrafts)
