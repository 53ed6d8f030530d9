import { listMuted } from '@/lib/server/annotations/list-muted'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listMuted)
