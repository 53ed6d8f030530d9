import { unstable_rethrow } from 'next/navigation'
import type { Bell } from '@/lib/realtime/bell'
import { getBell } from '@/lib/server/notifications/get-bell'
import { pageContext } from '@/lib/server/page-context'

/** How many unread notifications the reader of the page has; null without an account. Never stops a page. */
export async function pageBell(): Promise<Bell | null> {
  try {
    const context = await pageContext()
    return context.viewer.userId === null ? null : await getBell.execute(context, {})
  } catch (error) {
    // Next's own are no failures. Any other the page meets as well, in asking who reads, and says so in its own place.
    unstable_rethrow(error)
    return null
  }
}
