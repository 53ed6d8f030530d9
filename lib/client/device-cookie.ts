import { DEVICE_COOKIE } from '@/lib/notifications/device-cookie'
import type { Preferences } from '@/lib/notifications/preference'

/** A year, in seconds. */
const KEPT_S = 31_536_000

/** Keeps theme, reading settings and keys on the device, where the server finds them for the next page's first HTML. */
export function keepOnDevice({ theme, reading, letterKeys }: Preferences): void {
  const value = encodeURIComponent(JSON.stringify({ theme, reading, letterKeys }))
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${DEVICE_COOKIE}=${value}; path=/; max-age=${KEPT_S}; samesite=lax${secure}`
}
