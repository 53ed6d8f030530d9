import { unvalueAnnotation } from '@/lib/server/annotations/unvalue-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import { toRoute } from '@/lib/server/route'

export const PUT = toRoute(valueAnnotation)
export const DELETE = toRoute(unvalueAnnotation)
