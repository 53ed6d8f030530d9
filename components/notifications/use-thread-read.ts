import { useEffect } from 'react'
import { tellRead } from '@/lib/client/bell'
import type { AnnotationId } from '@/lib/ids'
import { useBell } from './bell-context'

/** While a thread is open before somebody with unread notifications, those of the thread count as read. */
export function useThreadRead(threadId: AnnotationId): void {
  const { direct, watching } = useBell() ?? { direct: 0, watching: 0 }
  useEffect(() => {
    if (direct + watching === 0 || document.visibilityState === 'hidden') return
    void tellRead({ threadId })
  }, [threadId, direct, watching])
}
