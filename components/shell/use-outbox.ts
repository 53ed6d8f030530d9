import { useEffect } from 'react'
import { showToast } from '@/components/ui/show-toast'
import { deviceStorage } from '@/lib/client/device-storage'
import { hasWaiting } from '@/lib/client/waiting-posts'

/**
 * On whatever page somebody is: posts what they had written without a network, once the page has nothing else to do and whenever the
 * network is back. A reading's own page sends what waits for it.
 */
export function useOutbox(): void {
  useEffect(() => {
    const userId = document.body.dataset['account']
    if (userId === undefined) return
    const end = new AbortController()
    const flush = () => void flushFor(userId)
    window.addEventListener('online', flush, { signal: end.signal })
    const timer = setTimeout(flush, AFTER_MS)
    return () => {
      end.abort()
      clearTimeout(timer)
    }
  }, [])
}

/** In ms: reading comes first. */
const AFTER_MS = 1_000

async function flushFor(userId: string): Promise<void> {
  if (!hasWaiting(deviceStorage(), userId)) return
  const parts = await Promise.all([
    import('@/lib/client/flush-outbox'),
    import('@/lib/messages/posting'),
  ]).catch(() => null)
  // Without a network the next page sends it.
  if (parts === null) return
  const [{ flushOutbox }, { postedLater }] = parts
  const [, reading] = /^\/r\/([^/]+)(?:\/a\/[^/]+)?$/.exec(location.pathname) ?? []
  const posted = await flushOutbox({ userId, ...(reading === undefined ? {} : { except: reading }) })
  if (posted > 0) showToast({ text: postedLater(posted) })
}
