import { toRoute } from '@/lib/server/route'
import { savePosition } from '@/lib/server/documents/save-position'

export const POST = toRoute(savePosition)
