import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Resolves a thread or opens it again, at once; a resolved one leaves the text, so the way back is offered. */
export function useResolve(): (root: Annotation, resolved: boolean) => Promise<void> {
  const { changing, navigating } = useRoom()

  return async function resolve(root, resolved) {
    if (resolved) void navigating.close()
    const sent = changing.resolve(root.id, resolved)
    if (!resolved) void navigating.open(root.id, 'card')
    const problem = await sent
    const again = () => void resolve(root, resolved)
    const back = () => void resolve(root, false)
    if (problem) showToast({ text: messageFor(problem), action: { label: 'Retry', run: again } })
    else if (resolved) showToast({ text: 'Resolved', action: { label: 'Undo', run: back } })
  }
}
