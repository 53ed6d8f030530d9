import { unsubscribe } from '@/lib/server/notifications/unsubscribe'
import { toOneClick, toOneClickPage } from '@/lib/server/to-one-click'

export const GET = toOneClickPage
export const POST = toOneClick(unsubscribe)
