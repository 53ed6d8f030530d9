import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Locks a thread or unlocks it, at once; what went wrong is said, with a way to try again. */
export function useLock(): (root: Annotation, locked: boolean) => Promise<void> {
  const { changing } = useRoom()

  return async function lock(root, locked) {
    const problem = await changing.lock(root.id, locked)
    const again = () => void lock(root, locked)
    const back = () => void lock(root, !locked)
    if (problem) showToast({ text: messageFor(problem), action: { label: 'Retry', run: again } })
    else showToast({ text: locked ? 'Locked' : 'Unlocked', action: { label: 'Undo', run: back } })
  }
}
