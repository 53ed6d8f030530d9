import { getPreferences } from '@/lib/server/notifications/get-preferences'
import { updatePreferences } from '@/lib/server/notifications/update-preferences'
import { toRoute } from '@/lib/server/route'

export const GET = toRoute(getPreferences)
export const PATCH = toRoute(updatePreferences)
