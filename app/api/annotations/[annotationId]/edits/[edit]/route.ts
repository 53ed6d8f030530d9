import { emptyEdit } from '@/lib/server/annotations/empty-edit'
import { toRoute } from '@/lib/server/route'

export const DELETE = toRoute(emptyEdit)
