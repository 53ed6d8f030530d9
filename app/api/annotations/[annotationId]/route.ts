import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getAnnotation)
export const PATCH = toRoute(updateAnnotation)
export const DELETE = toRoute(deleteAnnotation)
