import { toStream } from '@/lib/server/route'
import { follow } from '@/lib/server/realtime/follow'

export const dynamic = 'force-dynamic'
export const GET = toStream('events', follow)
