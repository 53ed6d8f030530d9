import { listFacets } from '@/lib/server/annotations/list-facets'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listFacets)
