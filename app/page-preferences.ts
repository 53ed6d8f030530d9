import { cookies } from 'next/headers'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { DEVICE_COOKIE } from '@/lib/notifications/device-cookie'
import { devicePreference } from '@/lib/notifications/device-preference'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'
import type { Preferences } from '@/lib/notifications/preference'
import { translateDatabaseError } from '@/lib/server/database-error'
import { getPreferences } from '@/lib/server/notifications/get-preferences'
import { pageContext } from '@/lib/server/page-context'

/**
 * How the reader of the page likes Postil: kept with the account, or by the device of somebody who is signed out. Asked once
 * a request. Never stops a page: where it cannot be known, the page is as everybody has it.
 */
export const pagePreferences = cache(async (): Promise<Preferences> => {
  try {
    const context = await pageContext()
    if (context.viewer.userId !== null) return (await getPreferences.execute(context, {})).preferences
    return devicePreference((await cookies()).get(DEVICE_COOKIE)?.value)
  } catch (error) {
    if (translateDatabaseError(error) instanceof AppError) return DEFAULT_PREFERENCES
    throw error
  }
})
