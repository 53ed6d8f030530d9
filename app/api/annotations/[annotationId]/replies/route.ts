import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { toRoute } from '@/lib/server/route'

export const POST = toRoute(replyToAnnotation, 201)
