import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { toRoute } from '@/lib/server/route'

export const POST = toRoute(restoreAnnotation)
