import { listEdits } from '@/lib/server/annotations/list-edits'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listEdits)
