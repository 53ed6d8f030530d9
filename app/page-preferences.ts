import { cookies } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { DEVICE_COOKIE } from '@/lib/notifications/device-cookie'
import { devicePreference } from '@/lib/notifications/device-preference'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'
import type { Preferences } from '@/lib/notifications/preference'
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
    // Next's own are no failures. Any other the page meets as well, in asking who reads, and says so in its own place.
    unstable_rethrow(error)
    return DEFAULT_PREFERENCES
  }
})
