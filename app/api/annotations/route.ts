import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listAnnotations)
export const POST = toRoute(createAnnotation, 201)
