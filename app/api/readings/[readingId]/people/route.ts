import { listPeople } from '@/lib/server/annotations/list-people'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(listPeople)
