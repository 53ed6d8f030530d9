import { useRef, useState } from 'react'

/** What is asked before signing out: whether every draft has reached the server, or is to be lost all the same. */
export function useLeaving() {
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const isInsisted = useRef(false)

  async function leave(): Promise<boolean> {
    const userId = document.body.dataset['account']
    const parts = await import('@/lib/client/leave-device').catch(() => null)
    // Without the server nobody is signed out: the action says so.
    if (!parts || userId === undefined) return true
    if (isInsisted.current) {
      await parts.clearDevice(userId)
      return true
    }
    const left = await parts.leaveDevice({ userId })
    setUnsaved(left)
    return left.length === 0
  }

  return { unsaved, leave, insist: () => (isInsisted.current = true) }
}
