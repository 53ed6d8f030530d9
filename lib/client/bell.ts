import { createApi } from '@/lib/client/api'
import type { AnnotationId, NotificationId } from '@/lib/ids'
import type { Bell } from '@/lib/realtime/bell'

let heard: Bell | null = null
const listeners = new Set<() => void>()
const send = createApi()

/** The counts that this page has heard since it was loaded; null while those of its first picture hold. */
export function heardBell(): Bell | null {
  return heard
}

/** Calls back on each change; returns what ends it. */
export function onBell(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes over the counts as they now are; null where a newer picture of the page holds. */
export function setBell(bell: Bell | null): void {
  if (heard?.direct === bell?.direct && heard?.watching === bell?.watching) return
  heard = bell
  for (const listener of listeners) listener()
}

/** Tells the server that a notification was followed, or a thread read. What goes wrong leaves it unread, and is no matter to talk of. */
export async function tellRead(
  what: { notificationId: NotificationId } | { threadId: AnnotationId },
): Promise<void> {
  const result = await send<{ bell: Bell }>({
    method: 'POST',
    path: '/api/notifications/read',
    body: what,
    keepalive: true,
  })
  if (result.ok) setBell(result.data.bell)
}
