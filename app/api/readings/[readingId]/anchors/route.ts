import { getAnchors } from '@/lib/server/annotations/get-anchors'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getAnchors)
